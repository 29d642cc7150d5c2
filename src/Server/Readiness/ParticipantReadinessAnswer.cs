using Itog.Exam.Readiness;
using Itog.Server.ExamResults;

namespace Itog.Server.Readiness;

/// <summary>One participant: whether he was tested, what was found, and whom to call.</summary>
/// <param name="RemindWanted">Whether a reminder would go to him.</param>
internal sealed record ParticipantReadinessAnswer(
    Guid Participant,
    string Name,
    string Class,
    int Auditorium,
    string AuditoriumNumber,
    DateTimeOffset ScheduledAt,
    string? Phone,
    string? ParentName,
    string? ParentPhone,
    TestAnswer? Test,
    bool RemindWanted,
    IReadOnlyList<LetterAnswer> Reminders)
{
    public static ParticipantReadinessAnswer Of(ParticipantReadiness one) => new(
        one.Person.Id,
        one.Person.FullName,
        one.Person.Class,
        one.Entry.AuditoriumId,
        one.Entry.Auditorium!.Number,
        one.Entry.ScheduledAt,
        one.Person.Phone,
        one.Person.ParentName,
        one.Person.ParentPhone,
        TestAnswer.Of(one.Test),
        ReminderBook.Wanted(one.Test),
        [.. one.Reminders.Select(LetterAnswer.Of)]);
}
