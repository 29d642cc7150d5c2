namespace Itog.Exam.People;

/// <summary>How an attempt ended. It belongs to the attempt, not to the person: a second attempt may follow the same day.</summary>
public enum AttemptOutcome
{
    /// <summary>Went through the whole course; scored.</summary>
    Finished,

    /// <summary>Not finished for valid reasons, or the recording is poor (ИС-08); not scored.</summary>
    EarlyEnd,

    /// <summary>Removed for a violation (ИС-09); not scored.</summary>
    Removed,

    /// <summary>Broken off by a failure of equipment, to be held again; not scored.</summary>
    TechnicalFailure,

    /// <summary>Sent back to the queue before the КИМ was seen, to be called again; nothing was asked of him.</summary>
    Returned,
}
