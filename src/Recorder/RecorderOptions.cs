using System.ComponentModel.DataAnnotations;
using Itog.Recorder.Quality;

namespace Itog.Recorder;

/// <summary>Settings of the recorder: the section <c>Recorder</c>.</summary>
public sealed class RecorderOptions
{
    public const string Section = "Recorder";

    /// <summary>Root of all recordings; below it <c>date/auditorium/</c>.</summary>
    [Required]
    public string Folder { get; set; } = "data/recordings";

    /// <summary>The FFmpeg program: a name on the path or a full path.</summary>
    [Required]
    public string FfmpegPath { get; set; } = "ffmpeg";

    /// <summary>Alarm threshold of free disk space; the default is 2 GiB, an exam day of one auditorium with its WAV files.</summary>
    [Range(0, long.MaxValue)]
    public long MinimumFreeBytes { get; set; } = 2L << 30;

    /// <summary>Bytes between the media thread and the disk for each recording; 4 MiB is 10 s of four voices.</summary>
    [Range(1 << 12, 1 << 28)]
    public int RingBytes { get; set; } = 4 << 20;

    /// <summary>The same for the pictures of a recording; 4 MiB is 7 s of two cameras and a screen.</summary>
    [Range(1 << 12, 1 << 28)]
    public int PictureRingBytes { get; set; } = 4 << 20;

    /// <summary>
    /// How long a missing packet is waited for (retransmission, reordering) before silence takes its place: a home line that is full answers in half a second.
    /// </summary>
    [Range(20, 2000)]
    public int ReorderMilliseconds { get; set; } = 700;

    /// <summary>Wait before a finalisation that failed is repeated; doubled each time up to ten minutes.</summary>
    [Range(1, 3600)]
    public int RetrySeconds { get; set; } = 15;

    /// <summary>Finished recordings are sealed when nothing was recorded or finished for so long.</summary>
    [Range(1, 7 * 24 * 60)]
    public int SealAfterMinutes { get; set; } = 15;

    /// <summary>From where on a finished recording is doubtful.</summary>
    public QualityThresholds Quality { get; set; } = new();
}
