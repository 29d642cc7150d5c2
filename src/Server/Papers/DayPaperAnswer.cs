using Itog.Exam.Forms;

namespace Itog.Server.Papers;

/// <summary>One paper of a day that can be printed now.</summary>
internal sealed record DayPaperAnswer(string Id, DayPaperKind Kind, string Title, string Url);
