using Itog.Exam.Readiness;
using Itog.Queue.Day;
using Itog.Queue.Mailbox;
using Itog.Queue.Protocol;
using Itog.Queue.Views;
using Itog.Server.Readiness;

namespace Itog.Server.Wall;

/// <summary>Whether a participant of the day can be seen and heard, by his test call before the day and by his check of today.</summary>
/// <param name="Phone">His own or his parent's, for whoever has to help him; null when neither is known.</param>
/// <param name="Passed">Of today's check of camera, microphone, sound and connection; null: none yet.</param>
/// <param name="Call">His newest test call; null: he has made none.</param>
/// <param name="RemindedAt">When a letter last reminded him of it.</param>
internal sealed record TestedAnswer(
    int Auditorium,
    string Number,
    Guid Participant,
    PersonName Name,
    string? Phone,
    DateTimeOffset ScheduledAt,
    bool Connected,
    bool? Passed,
    IReadOnlyList<CheckedPart> Failed,
    TestAnswer? Call,
    DateTimeOffset? RemindedAt)
{
    public static TestedAnswer Of(ParticipantReadiness one, AuditoriumSnapshot s)
    {
        var ticket = s.Day.Ticket(one.Person.Id);
        return new(
            s.Materials.Auditorium.Id, s.Materials.Auditorium.Number, one.Person.Id, PersonNames.Of(s, one.Person.Id), one.Person.Phone ?? one.Person.ParentPhone,
            one.Entry.ScheduledAt, ticket.Presence.Connected, ticket.PreCheckPassed, ticket.PreCheckFailed, TestAnswer.Of(one.Test), one.Reminders.Max(l => l.SentAt));
    }
}
