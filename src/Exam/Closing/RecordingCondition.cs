namespace Itog.Exam.Closing;

/// <summary>How the recording of an attempt stands when the day is to be closed.</summary>
public enum RecordingCondition
{
    /// <summary>There is none.</summary>
    Missing,

    /// <summary>It still runs or is being made.</summary>
    Unfinished,

    /// <summary>No sound file came out of it.</summary>
    Failed,

    /// <summary>A file is not what was recorded: a hash does not hold.</summary>
    Changed,

    /// <summary>It is poor, or the participant complained of it, and nobody has decided yet whether it stands.</summary>
    Undecided,

    /// <summary>There, and its files were not compared with their hashes yet.</summary>
    Present,

    /// <summary>Every hash holds.</summary>
    Sound,
}
