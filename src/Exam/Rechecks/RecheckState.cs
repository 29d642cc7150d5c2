namespace Itog.Exam.Rechecks;

/// <summary>How far a recheck has come, in the order of its steps.</summary>
public enum RecheckState
{
    /// <summary>The application is there.</summary>
    Filed,

    /// <summary>It was handed on to whom the regulation names.</summary>
    Forwarded,

    /// <summary>Somebody listened to the copy and vouches that nobody is named in it.</summary>
    Blinded,

    /// <summary>A member of the recheck commission has it.</summary>
    Assigned,

    /// <summary>Its protocol is signed.</summary>
    Scored,

    /// <summary>The rechecker says that the recording cannot be scored.</summary>
    Unscorable,

    /// <summary>The result stands and may be told.</summary>
    Decided,

    /// <summary>The family took the application back.</summary>
    Withdrawn,
}
