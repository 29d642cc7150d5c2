namespace Itog.Queue.Protocol;

/// <summary>Why a test call of the technician with a station ended.</summary>
public enum StationCallEnding
{
    /// <summary>One of the two ended it, or the technician took it back while it rang.</summary>
    HungUp,

    /// <summary>The station does not want it now.</summary>
    Declined,

    /// <summary>Nobody answered in time.</summary>
    Unanswered,

    /// <summary>The page of one of them is not connected any more.</summary>
    Away,

    /// <summary>A participant was called into the auditorium.</summary>
    Admitted,

    /// <summary>It was forgotten.</summary>
    TooLong,
}
