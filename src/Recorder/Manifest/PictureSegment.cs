namespace Itog.Recorder.Manifest;

/// <summary>One unbroken journal of one moving picture: what one source of a camera or of the screen sent, from its first key frame to its end.</summary>
public sealed record PictureSegment
{
    /// <summary>The slot, e.g. <c>participant/camera</c>.</summary>
    public required string Track { get; init; }

    /// <summary>Counts the picture segments of the whole recording from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Path of the IVF journal relative to the manifest's folder, with <c>/</c>; its sidecar has the extension <c>.jsonl</c>.</summary>
    public required string File { get; init; }

    /// <summary>Which run of the server wrote it, from 1.</summary>
    public required int Run { get; init; }

    /// <summary>Where its time stamp 0 lies, in samples of 48 kHz from the recording's origin.</summary>
    public required long StartSample { get; init; }

    /// <summary>Until when its last frame is shown, in samples of 48 kHz from its start; null while it is written.</summary>
    public long? Samples { get; init; }

    public long? EndSample => StartSample + Samples;

    /// <summary>Size of its largest picture: a sender changes it as its line and its processor allow.</summary>
    public int Width { get; init; }

    public int Height { get; init; }

    public long Frames { get; init; }

    public long KeyFrames { get; init; }

    /// <summary>Packets that never came.</summary>
    public long Lost { get; init; }

    /// <summary>Frames left out, since a decoder could not have shown them after a loss.</summary>
    public long Dropped { get; init; }

    public long Bytes { get; init; }

    public string? Sha256 { get; init; }

    /// <summary>Last value of the sidecar's chain.</summary>
    public string? ChainHead { get; init; }

    /// <summary>The journal was cut or changed after it was written.</summary>
    public bool Damaged { get; init; }
}
