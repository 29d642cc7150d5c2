namespace Itog.WebRtc.Ice;

/// <summary>What has happened to a path of an <see cref="IceAgent"/>.</summary>
internal enum IceEventKind
{
    /// <summary>The first authentic check came from, or was answered by, this address.</summary>
    Validated,

    /// <summary>This is where to send from now on.</summary>
    Selected,

    /// <summary>A path was nominated under the credentials of a restart: those of before count no more.</summary>
    Restarted,

    /// <summary>No check for long, or pushed out by newer addresses.</summary>
    Expired,
}
