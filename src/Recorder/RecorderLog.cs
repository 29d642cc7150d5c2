using Microsoft.Extensions.Logging;

namespace Itog.Recorder;

/// <summary>What the recorder writes into the server's log: ids and numbers, never people.</summary>
internal static partial class RecorderLog
{
    [LoggerMessage(1, LogLevel.Information, "Recording of attempt {Attempt} started, run {Run}")]
    public static partial void Started(this ILogger logger, Guid attempt, int run);

    [LoggerMessage(2, LogLevel.Information, "Recording of attempt {Attempt} stopped after {Samples} samples")]
    public static partial void Stopped(this ILogger logger, Guid attempt, long samples);

    [LoggerMessage(3, LogLevel.Information, "Attempt {Attempt}: {Track} begins segment {Segment}")]
    public static partial void SegmentOpened(this ILogger logger, Guid attempt, string track, int segment);

    [LoggerMessage(30, LogLevel.Information, "Attempt {Attempt}: {Track} begins picture segment {Segment}")]
    public static partial void PictureOpened(this ILogger logger, Guid attempt, string track, int segment);

    [LoggerMessage(33, LogLevel.Warning, "Recovered {File}: {CutBytes} bytes cut that nothing vouches for")]
    public static partial void PictureRecovered(this ILogger logger, string file, long cutBytes);

    [LoggerMessage(31, LogLevel.Information, "Attempt {Attempt}: {Pictures} pictures are ready")]
    public static partial void PicturesReady(this ILogger logger, Guid attempt, int pictures);

    [LoggerMessage(32, LogLevel.Error, "Attempt {Attempt}: the pictures could not be made")]
    public static partial void PicturesFailed(this ILogger logger, Exception exception, Guid attempt);

    [LoggerMessage(4, LogLevel.Error, "Attempt {Attempt}: the journal of {Track} could not be written")]
    public static partial void JournalWriteFailed(this ILogger logger, Exception exception, Guid attempt, string track);

    [LoggerMessage(5, LogLevel.Error, "Attempt {Attempt}: the manifest could not be saved")]
    public static partial void ManifestNotSaved(this ILogger logger, Exception exception, Guid attempt);

    [LoggerMessage(6, LogLevel.Error, "Attempt {Attempt}: {Overflows} packets did not fit into the ring")]
    public static partial void RingOverflow(this ILogger logger, Guid attempt, long overflows);

    [LoggerMessage(7, LogLevel.Warning, "Recovered {File}: {CutBytes} bytes of a torn page cut, {Samples} samples kept")]
    public static partial void JournalRecovered(this ILogger logger, string file, long cutBytes, long samples);

    [LoggerMessage(8, LogLevel.Error, "Journal {File} is damaged in the middle")]
    public static partial void JournalDamaged(this ILogger logger, string file);

    [LoggerMessage(9, LogLevel.Error, "Manifest {File} could not be read")]
    public static partial void ManifestUnreadable(this ILogger logger, Exception exception, string file);

    [LoggerMessage(10, LogLevel.Information, "Sound file of attempt {Attempt} is ready, good: {Good}")]
    public static partial void Finalised(this ILogger logger, Guid attempt, bool good);

    [LoggerMessage(11, LogLevel.Error, "Sound file of attempt {Attempt} could not be made, try {Try}")]
    public static partial void FinalisingFailed(this ILogger logger, Exception exception, Guid attempt, int @try);

    [LoggerMessage(12, LogLevel.Warning, "Ended an orphaned FFmpeg, process {Pid}")]
    public static partial void OrphanEnded(this ILogger logger, int pid);

    [LoggerMessage(13, LogLevel.Error, "Only {FreeBytes} bytes are free for recordings")]
    public static partial void DiskLow(this ILogger logger, long freeBytes);

    [LoggerMessage(14, LogLevel.Critical, "The recorder's work failed for attempt {Attempt}")]
    public static partial void StepFailed(this ILogger logger, Exception exception, Guid attempt);

    [LoggerMessage(15, LogLevel.Information, "Recording of trial {Trial} was deleted")]
    public static partial void Discarded(this ILogger logger, Guid trial);

    [LoggerMessage(34, LogLevel.Information, "Recording {Attempt} was destroyed after its term")]
    public static partial void Destroyed(this ILogger logger, Guid attempt);

    [LoggerMessage(35, LogLevel.Information, "Recording {Attempt} was sealed")]
    public static partial void Sealed(this ILogger logger, Guid attempt);

    [LoggerMessage(37, LogLevel.Warning, "Recording {Attempt} was not sealed: it is not finished, or its files are not what its manifest says")]
    public static partial void LeftUnsealed(this ILogger logger, Guid attempt);

    [LoggerMessage(38, LogLevel.Error, "Recording {Attempt} waits to be sealed: only {FreeBytes} bytes are free")]
    public static partial void NoRoomToSeal(this ILogger logger, Guid attempt, long freeBytes);

    [LoggerMessage(36, LogLevel.Error, "Recording {Attempt} could not be sealed; its files stay as they are")]
    public static partial void NotSealed(this ILogger logger, Exception exception, Guid attempt);

    [LoggerMessage(16, LogLevel.Information, "Recording of attempt {Attempt} was switched off: {Reason}")]
    public static partial void Paused(this ILogger logger, Guid attempt, string reason);

    [LoggerMessage(17, LogLevel.Information, "Recording of attempt {Attempt} was switched on again")]
    public static partial void Resumed(this ILogger logger, Guid attempt);
}
