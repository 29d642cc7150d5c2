namespace Itog.Queue.Protocol;

/// <summary>How the recording of an attempt stands, as pages see it.</summary>
public enum RecordingPhase
{
    NotStarted,

    /// <summary>Nothing of this attempt is recorded, by decision of the state commission [001 §8.8].</summary>
    Omitted,
    Recording,

    /// <summary>Switched off by hand for a while, as the regulation allows.</summary>
    Paused,
    Finalising,
    Ready,
    Failed,
}
