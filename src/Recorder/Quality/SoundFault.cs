namespace Itog.Recorder.Quality;

/// <summary>What goes wrong with a voice while it is recorded.</summary>
public enum SoundFault
{
    /// <summary>No packet comes, though its microphone was heard before.</summary>
    Missing,

    /// <summary>The packets hold digital silence: the microphone is muted or dead.</summary>
    Dead,

    /// <summary>Speech is there, but faint.</summary>
    Quiet,

    /// <summary>Speech is overloaded.</summary>
    Clipped,

    /// <summary>Many packets are lost for good.</summary>
    Lossy,

    /// <summary>The participant is to answer, and nothing is heard for long.</summary>
    Silent,
}
