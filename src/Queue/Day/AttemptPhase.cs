namespace Itog.Queue.Day;

/// <summary>
/// Where an attempt stands.
/// <code>
/// Admitted → KimOpened → InProgress → Finished
///     └──────────┴───────────┴──────→ TechnicalFailure | Unfinished | Removed
///     └──────────┴→ Returned (the КИМ was not seen)
/// </code>
/// </summary>
public enum AttemptPhase
{
    /// <summary>In the room: checks, briefing, «Готов».</summary>
    Admitted,

    /// <summary>A variant is chosen and lies in the interlocutor's window; the participant has not seen it for certain.</summary>
    KimOpened,

    /// <summary>The participant's own browser has rendered the КИМ: the time runs.</summary>
    InProgress,

    Finished,
    TechnicalFailure,

    /// <summary>Went back to the queue before he saw the КИМ: nothing was asked of him yet.</summary>
    Returned,

    /// <summary>Not finished for valid reasons (ИС-08).</summary>
    Unfinished,

    /// <summary>Removed for a violation (ИС-09).</summary>
    Removed,
}
