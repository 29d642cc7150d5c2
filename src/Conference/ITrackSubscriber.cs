namespace Itog.Conference;

/// <summary>
/// A subscriber inside the process (the recorder). It gets what a socket subscriber would get, decrypted.
/// Called on the room's media worker thread: it must return at once, never throw, and keep no span.
/// </summary>
public interface ITrackSubscriber
{
    /// <summary>Whether this subscriber wants the packets of <paramref name="slot"/>; asked when a track appears.</summary>
    bool Wants(Slot slot);

    /// <summary>One media packet, first arrival only (duplicates are dropped), possibly out of order.</summary>
    void OnPacket(in TrackPacket packet);

    /// <summary>A sender report of the publisher: NTP time (64-bit, RFC 3550 §4) that matches <paramref name="rtpTimestamp"/>.</summary>
    void OnSenderReport(Slot slot, MemberId member, ulong ntpTime, uint rtpTimestamp, MediaTime arrival);

    /// <summary>The track is gone (left, lost, or its holder changed).</summary>
    void OnTrackEnded(Slot slot, MemberId member, MediaTime at);
}

/// <summary>Monotonic time of the server in nanoseconds since an arbitrary origin (<c>Stopwatch</c>); the same clock for all workers.</summary>
public readonly record struct MediaTime(long Nanoseconds) : IComparable<MediaTime>
{
    public int CompareTo(MediaTime other) => Nanoseconds.CompareTo(other.Nanoseconds);
    public static TimeSpan operator -(MediaTime a, MediaTime b) => TimeSpan.FromTicks((a.Nanoseconds - b.Nanoseconds) / 100);
    public static MediaTime operator +(MediaTime a, TimeSpan b) => new(a.Nanoseconds + (b.Ticks * 100));
}

/// <summary>A received RTP packet as an in-process subscriber sees it.</summary>
public readonly ref struct TrackPacket
{
    public required Slot Slot { get; init; }
    public required MemberId Member { get; init; }
    public required uint Ssrc { get; init; }

    /// <summary>Sequence number extended by its roll-over count: never wraps.</summary>
    public required long ExtendedSequence { get; init; }

    /// <summary>RTP timestamp as sent: 48 kHz for Opus, 90 kHz for video; wraps.</summary>
    public required uint RtpTimestamp { get; init; }
    public required bool Marker { get; init; }

    /// <summary>Arrival at the server's socket.</summary>
    public required MediaTime Arrival { get; init; }

    /// <summary>RFC 6464 level, 0 (loudest) to 127 (silence) in −dBov; null when the publisher does not send it.</summary>
    public required byte? AudioLevel { get; init; }

    /// <summary>Payload without header, extensions and padding.</summary>
    public required ReadOnlySpan<byte> Payload { get; init; }
}
