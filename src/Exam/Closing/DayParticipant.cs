using Itog.Exam.People;
using Itog.Exam.Scoring;

namespace Itog.Exam.Closing;

/// <summary>One line of the day's schedule with everything that became of it. Read from the database, unchanging.</summary>
/// <param name="Attempts">In the order of their numbers.</param>
public sealed record DayParticipant(ScheduleEntry Entry, IReadOnlyList<Attempt> Attempts, IReadOnlyDictionary<Guid, ExpertProtocol> Protocols)
{
    public Participant Person => Entry.Participant!;

    /// <summary>The auditorium of the last attempt, or else of the schedule.</summary>
    public Auditorium Auditorium => Last?.Auditorium ?? Entry.Auditorium!;

    public Attempt? Last => Attempts.Count > 0 ? Attempts[^1] : null;

    /// <summary>The last attempt in which he saw the КИМ: the one that the result form has a row of.</summary>
    public Attempt? Sat => Attempts.LastOrDefault(a => a.StartedAt is not null);

    public ParticipantOutcome Outcome => Last is null
        ? Entry.AbsentAt is null ? ParticipantOutcome.Awaited : ParticipantOutcome.Absent
        : Last.Outcome switch
        {
            null => ParticipantOutcome.Running,
            AttemptOutcome.Finished => ParticipantOutcome.Finished,
            AttemptOutcome.EarlyEnd => ParticipantOutcome.EarlyEnd,
            AttemptOutcome.Removed => ParticipantOutcome.Removed,
            _ => ParticipantOutcome.Interrupted,
        };

    /// <summary>The newest version of the protocol of an attempt; null before the first draft.</summary>
    public ExpertProtocol? ProtocolOf(Attempt attempt)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        return Protocols.GetValueOrDefault(attempt.Id);
    }
}
