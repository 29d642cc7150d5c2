namespace Itog.Recorder.Video;

/// <summary>What happened to the packets and frames of a picture since its segment began.</summary>
internal record struct PictureCounters
{
    /// <summary>Frames written.</summary>
    public long Frames { get; set; }

    public long KeyFrames { get; set; }

    /// <summary>Packets given up.</summary>
    public long Lost { get; set; }

    /// <summary>Packets that came after they had been given up.</summary>
    public long Late { get; set; }

    /// <summary>Frames that came in part, or that a decoder could not have shown.</summary>
    public long Dropped { get; set; }

    /// <summary>Packets and frames that are no VP8.</summary>
    public long Malformed { get; set; }

    public static PictureCounters operator +(PictureCounters a, PictureCounters b) => new()
    {
        Frames = a.Frames + b.Frames,
        KeyFrames = a.KeyFrames + b.KeyFrames,
        Lost = a.Lost + b.Lost,
        Late = a.Late + b.Late,
        Dropped = a.Dropped + b.Dropped,
        Malformed = a.Malformed + b.Malformed,
    };

    public static PictureCounters operator -(PictureCounters a, PictureCounters b) => new()
    {
        Frames = a.Frames - b.Frames,
        KeyFrames = a.KeyFrames - b.KeyFrames,
        Lost = a.Lost - b.Lost,
        Late = a.Late - b.Late,
        Dropped = a.Dropped - b.Dropped,
        Malformed = a.Malformed - b.Malformed,
    };
}
