namespace Itog.Recorder;

/// <summary>Why a person has to look at the recorder.</summary>
public enum RecorderAlarm
{
    /// <summary>Free disk space fell under the configured minimum.</summary>
    DiskLow,

    /// <summary>Free disk space is sufficient again.</summary>
    DiskRecovered,

    /// <summary>A journal could not be written; the recorder keeps trying with a new segment.</summary>
    JournalWriteFailed,

    /// <summary>Packets came faster than they could be taken to the disk; some were lost.</summary>
    RingOverflow,

    /// <summary>FFmpeg is missing, was killed or failed; the job stays queued and is repeated.</summary>
    FinalisingDelayed,

    /// <summary>The sound file was made, but those of the pictures could not be; the job is repeated.</summary>
    PicturesDelayed,

    /// <summary>The sound file was made, but the check found a fault: see the verdict in the manifest.</summary>
    CheckFailed,

    /// <summary>A journal was cut or changed since it was written: see the manifest.</summary>
    JournalDamaged,

    /// <summary>A manifest in the recordings folder could not be read.</summary>
    ManifestUnreadable,
}
