namespace Itog.Recorder.Journal;

/// <summary>What happened to a track's packets since its beginning.</summary>
internal record struct VoiceCounters
{
    /// <summary>Packets written.</summary>
    public long Packets { get; set; }

    /// <summary>Packets given up.</summary>
    public long Lost { get; set; }

    /// <summary>Frames of silence that the sender did not send.</summary>
    public long Dtx { get; set; }

    /// <summary>Packets that came after their place was written.</summary>
    public long Late { get; set; }

    public long Duplicates { get; set; }

    /// <summary>Frames put in because the sender's clock is slow.</summary>
    public long Inserted { get; set; }

    /// <summary>Packets left out because the sender's clock is fast.</summary>
    public long Removed { get; set; }

    public long Malformed { get; set; }

    /// <summary>Samples louder than −50 dBov by the sender's own measure (RFC 6464).</summary>
    public long SoundSamples { get; set; }

    /// <summary>Samples of packets that carry sound but no measure of it.</summary>
    public long UnmeasuredSamples { get; set; }

    public static VoiceCounters operator +(VoiceCounters a, VoiceCounters b) => new()
    {
        Packets = a.Packets + b.Packets,
        Lost = a.Lost + b.Lost,
        Dtx = a.Dtx + b.Dtx,
        Late = a.Late + b.Late,
        Duplicates = a.Duplicates + b.Duplicates,
        Inserted = a.Inserted + b.Inserted,
        Removed = a.Removed + b.Removed,
        Malformed = a.Malformed + b.Malformed,
        SoundSamples = a.SoundSamples + b.SoundSamples,
        UnmeasuredSamples = a.UnmeasuredSamples + b.UnmeasuredSamples,
    };

    public static VoiceCounters operator -(VoiceCounters a, VoiceCounters b) => new()
    {
        Packets = a.Packets - b.Packets,
        Lost = a.Lost - b.Lost,
        Dtx = a.Dtx - b.Dtx,
        Late = a.Late - b.Late,
        Duplicates = a.Duplicates - b.Duplicates,
        Inserted = a.Inserted - b.Inserted,
        Removed = a.Removed - b.Removed,
        Malformed = a.Malformed - b.Malformed,
        SoundSamples = a.SoundSamples - b.SoundSamples,
        UnmeasuredSamples = a.UnmeasuredSamples - b.UnmeasuredSamples,
    };
}
