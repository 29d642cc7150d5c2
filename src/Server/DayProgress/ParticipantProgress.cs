using Itog.Exam.Closing;
using Itog.Queue.Mailbox;

namespace Itog.Server.DayProgress;

/// <summary>How the day goes for one participant.</summary>
/// <param name="Waits">He is connected and waits for his turn.</param>
/// <param name="StartedAt">When the КИМ of his last attempt was shown.</param>
/// <param name="Attempts">How often he was admitted.</param>
internal sealed record ParticipantProgress(
    Guid Participant,
    string Name,
    string Class,
    int Auditorium,
    string AuditoriumNumber,
    DateTimeOffset ScheduledAt,
    ParticipantOutcome Outcome,
    bool Waits,
    DateTimeOffset? AbsentAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? EndedAt,
    int Attempts,
    string? Phone,
    string? ParentPhone)
{
    /// <param name="room">Null while nobody has opened the auditorium's day.</param>
    public static ParticipantProgress Of(DayParticipant one, AuditoriumSnapshot? room) => new(
        one.Person.Id,
        one.Person.FullName,
        one.Person.Class,
        one.Auditorium.Id,
        one.Auditorium.Number,
        one.Entry.ScheduledAt,
        one.Outcome,
        one.Outcome is ParticipantOutcome.Awaited or ParticipantOutcome.Interrupted && room is not null
            && room.Day.Line.Contains(one.Person.Id) && room.Day.Ticket(one.Person.Id).Presence.Connected,
        one.Entry.AbsentAt,
        one.Last?.StartedAt,
        one.Last?.EndedAt,
        one.Attempts.Count,
        one.Person.Phone,
        one.Person.ParentPhone);
}
