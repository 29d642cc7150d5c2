using System.Text.Json.Serialization;
using Itog.Recorder.Manifest;
using Itog.Recorder.Video;

namespace Itog.Recorder.Journal;

/// <summary>
/// One line of a sidecar: what the journal held at a moment, chained to the line before it. <see cref="Chain"/> is
/// SHA-256(previous chain ‖ this line up to its <c>"chain"</c> ‖ the journal's bytes from the previous <see cref="End"/> to this one).
/// </summary>
internal sealed record JournalRecord
{
    public required int Number { get; init; }

    public required JournalRecordKind Kind { get; init; }

    /// <summary>Bytes of the journal that this and the earlier lines vouch for.</summary>
    public required long End { get; init; }

    public required DateTimeOffset Utc { get; init; }

    /// <summary>The server's monotonic clock, nanoseconds.</summary>
    public required long Monotonic { get; init; }

    /// <summary>Samples of 48 kHz in the journal.</summary>
    public long Samples { get; init; }

    /// <summary>RTP timestamp of the last packet placed.</summary>
    public uint? Rtp { get; init; }

    /// <summary>The publisher's newest sender report: NTP time and the RTP time that matches it.</summary>
    public ulong? ReportNtp { get; init; }

    public uint? ReportRtp { get; init; }

    public JournalOpening? Opening { get; init; }

    /// <summary>The first seconds showed that the segment begins here and not where the opening says.</summary>
    public long? StartSample { get; init; }

    /// <summary>What happened since the previous line.</summary>
    public VoiceCounters? Counts { get; init; }

    public IReadOnlyList<RecordingGap>? Gaps { get; init; }

    /// <summary>The pieces of a picture's journal since the previous line.</summary>
    public IReadOnlyList<PieceSeal>? Pieces { get; init; }

    /// <summary>What happened to a picture since the previous line.</summary>
    public PictureCounters? Pictures { get; init; }

    public IReadOnlyList<SegmentDisplacement>? Displaced { get; init; }

    /// <summary>Always the last member of the line.</summary>
    [JsonPropertyOrder(int.MaxValue)]
    public string Chain { get; init; } = "";
}
