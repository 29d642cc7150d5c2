namespace Itog.Queue.Protocol;

/// <summary>Where a participant is on his way through the day, as his own page says it.</summary>
public enum ParticipantPhase
{
    NotOpened,
    PreCheck,
    Waiting,
    Admitted,
    Exam,
    Finished,

    /// <summary>His attempt broke off by a failure, or its recording is poor; he waits again.</summary>
    Returned,

    /// <summary>The same, and the regulation asks him whether he wants to go on today.</summary>
    Asked,

    /// <summary>He chose another day.</summary>
    Postponed,
    Unfinished,
    Removed,
}
