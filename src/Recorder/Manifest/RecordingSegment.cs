namespace Itog.Recorder.Manifest;

/// <summary>One unbroken journal of one track: a connection's microphone from its first packet to its end.</summary>
public sealed record RecordingSegment
{
    /// <summary>The slot, e.g. <c>participant/microphone</c>.</summary>
    public required string Track { get; init; }

    /// <summary>Counts the segments of the whole recording from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Path of the Ogg Opus journal relative to the manifest's folder, with <c>/</c>; its sidecar has the extension <c>.jsonl</c>.</summary>
    public required string File { get; init; }

    /// <summary>Which run of the server wrote it, from 1.</summary>
    public required int Run { get; init; }

    public required long StartSample { get; init; }

    /// <summary>Length; null while it is written.</summary>
    public long? Samples { get; init; }

    public long? EndSample => StartSample + Samples;

    /// <summary>Sound that has to be moved when a file is made of the journal; null when there is none.</summary>
    public IReadOnlyList<SegmentDisplacement>? Displaced { get; init; }

    public long Bytes { get; init; }

    public string? Sha256 { get; init; }

    /// <summary>Last value of the sidecar's chain.</summary>
    public string? ChainHead { get; init; }

    public long Lost { get; init; }

    public long Dtx { get; init; }

    public long Late { get; init; }

    public long Inserted { get; init; }

    public long Removed { get; init; }

    /// <summary>The journal was cut or changed after it was written.</summary>
    public bool Damaged { get; init; }
}
