namespace Itog.Conference;

/// <summary>Why a connection is gone.</summary>
public enum LeaveReason
{
    /// <summary>The page closed its connection (a DTLS alert came).</summary>
    Closed,

    /// <summary>The server let the member go (<see cref="ConferenceService.LeaveAsync"/>).</summary>
    Removed,

    /// <summary>A newer connection of the same member took its place.</summary>
    Replaced,

    /// <summary>Silent for <see cref="ConferenceOptions.FailAfter"/>.</summary>
    Lost,

    /// <summary>ICE and DTLS did not finish in <see cref="ConferenceOptions.ConnectWithin"/>, or the certificate was not the one of the offer.</summary>
    Failed,

    /// <summary>The service is stopping.</summary>
    Stopping,
}
