namespace Itog.Recorder.Journal;

/// <summary>Why a line was written into a sidecar.</summary>
internal enum JournalRecordKind
{
    Opened,
    Second,
    Closed,

    /// <summary>After a crash: the bytes that had reached the disk since the last line.</summary>
    Recovered,
}
