using Itog.Exam.Letters;
using Itog.Exam.Regulation;
using Itog.Exam.Results;

namespace Itog.Server.ExamResults;

/// <summary>A notice: sent, waiting for its next try, or given up with the fault of the last one.</summary>
internal sealed record LetterAnswer(ResultReader Reader, NoticeChannel Channel, string Address, DateTimeOffset? SentAt, DateTimeOffset? NextTryAt, string? Fault)
{
    public static LetterAnswer Of(Letter letter) => new(letter.Reader, letter.Channel, letter.Address, letter.SentAt, letter.NextTryAt, letter.Fault);
}
