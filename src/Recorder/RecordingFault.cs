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
}
