namespace Itog.Exam.Regulation;

/// <summary>How participants learn their results.</summary>
public sealed record ResultRules(Ruled<IReadOnlyList<NoticeChannel>> Channels, Ruled<bool> ParentsToo);
