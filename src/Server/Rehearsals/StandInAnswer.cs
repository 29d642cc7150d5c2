using Itog.Exam.People;

namespace Itog.Server.Rehearsals;

/// <summary>A made-up pupil of a rehearsal; his link is given out as everybody's.</summary>
internal sealed record StandInAnswer(Guid Participant, string Name, int Auditorium, DateTimeOffset ScheduledAt)
{
    /// <param name="entry">With its participant.</param>
    public static StandInAnswer Of(ScheduleEntry entry) => new(entry.ParticipantId, entry.Participant!.FullName, entry.AuditoriumId, entry.ScheduledAt);
}
