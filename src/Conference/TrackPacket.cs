using Itog.WebRtc;

namespace Itog.Conference;

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
