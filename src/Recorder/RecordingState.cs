namespace Itog.Recorder;

/// <summary>The life of a recording.</summary>
public enum RecordingState
{
    /// <summary>Journals are open and voices go into them.</summary>
    Recording,

    /// <summary>The server stopped in the middle; the attempt may continue (start again) or end (stop).</summary>
    Interrupted,

    /// <summary>Journals are closed; the sound file is being made or waits for its turn.</summary>
    Finalising,

    /// <summary>The sound file is there and was checked.</summary>
    Ready,

    /// <summary>No sound file could be made; the journals stay where they are.</summary>
    Failed,
}
