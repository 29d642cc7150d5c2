using Itog.Exam.Regulation;
using Itog.Exam.Results;

namespace Itog.Server.ExamResults;

/// <summary>The results of a day for those who lead the school.</summary>
/// <param name="Closed">Whether the day is closed; before it nothing is approved.</param>
/// <param name="Approval">Null until the results are approved.</param>
/// <param name="Channels">How the regulation wants results told.</param>
/// <param name="Ways">In which of these ways this server can write.</param>
internal sealed record ResultsAnswer(
    bool Closed,
    ApprovalAnswer? Approval,
    IReadOnlyList<NoticeChannel> Channels,
    string ChannelsSource,
    bool ParentsToo,
    IReadOnlyList<NoticeChannel> Ways,
    IReadOnlyList<ResultAnswer> Results,
    IReadOnlyList<TermAnswer> Terms,
    IReadOnlyList<ExamRound> NextRounds);
