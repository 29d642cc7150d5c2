namespace Itog.Recorder;

/// <summary>A fault that the check of a finished sound file can find.</summary>
public enum RecordingFault
{
    /// <summary>The file is more than 20 ms shorter or longer than the manifest says.</summary>
    WrongDuration,

    /// <summary>No voice in the left channel.</summary>
    ParticipantNotHeard,

    /// <summary>No voice in the right channel.</summary>
    InterlocutorNotHeard,

    /// <summary>A journal was damaged before the file was made from it.</summary>
    JournalDamaged,

    /// <summary>A voice is there, but faint.</summary>
    Quiet,

    /// <summary>The tops of the waves are cut off.</summary>
    Clipped,

    /// <summary>What is heard in the pauses is hardly softer than the speech.</summary>
    Noisy,

    /// <summary>Hardly any voice of the participant while he was to answer a task.</summary>
    SilentInTask,

    /// <summary>Sound of an answer is missing: connection, loss, a stall, the storage.</summary>
    SoundMissing,
}
