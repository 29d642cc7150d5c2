namespace Itog.Recorder;

/// <summary>Why there is a hole in a track.</summary>
public enum GapCause
{
    /// <summary>Packets were lost on the network.</summary>
    Loss,

    /// <summary>The publisher sent nothing (muted or stopped), though its connection was there.</summary>
    Pause,

    /// <summary>The publisher's capture stood still: its own clock did not count this time.</summary>
    Stall,

    /// <summary>The publisher's connection was away.</summary>
    Connection,

    /// <summary>The recorder was switched off on purpose: see the pauses of the manifest.</summary>
    Paused,

    /// <summary>The server was not running.</summary>
    Restart,

    /// <summary>The journal could not be written, or the ring before it was full.</summary>
    Storage,
}
