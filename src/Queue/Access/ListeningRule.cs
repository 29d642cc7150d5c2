using Itog.Exam;
using Itog.Exam.Closing;
using Itog.Exam.People;

namespace Itog.Queue.Access;

/// <summary>
/// Until when a participant may listen to his answer. He does it to make sure that the recording is without failures [004 §5.7]: after the
/// end, whole or in part, and before he confirms that; on the exam day while the
/// exam is not closed, because a second attempt the same day is what a poor one leads to. Pure.
/// </summary>
public static class ListeningRule
{
    private const string Clause = "004 §5.7";

    private static readonly Problem Running = new(
        "attempt-running", "Собеседование ещё идёт", "Прослушать запись можно сразу после его окончания.", Clause);

    private static readonly Problem NotAnswered = new(
        "attempt-not-finished", "Прослушивать нечего", "Эта попытка не доведена до конца и не оценивается. Если нужна запись, обратитесь в свою школу.", Clause);

    private static readonly Problem Confirmed = new(
        "listening-confirmed", "Запись уже прослушана", "Вы подтвердили, что всё слышно. Если всё же есть сомнения, сразу сообщите в школу.", Clause);

    private static readonly Problem DayOver = new(
        "listening-over", "Прослушивание закончилось", "Запись можно прослушать только в день собеседования, пока экзамен не закрыт. Если есть вопросы, обратитесь в свою школу.", Clause);

    /// <summary>Why the participant may not listen to this attempt of his now; null when he may.</summary>
    /// <param name="attempt">With its day and school.</param>
    public static Problem? Refuse(Attempt attempt, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        var day = attempt.ExamDay!;
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, day.School!.TimeZone).Date);
        return attempt.EndedAt is null ? Running
            : attempt.Outcome != AttemptOutcome.Finished ? NotAnswered
            : attempt.SignatureConfirmedAt is not null ? Confirmed
            : today > day.Date || day.IsClosed() ? DayOver
            : null;
    }
}
