using Itog.WebRtc;

namespace Itog.Conference;

/// <summary>
/// A subscriber inside the process (the recorder). It gets what a socket subscriber would get, decrypted.
/// Called on the room's media worker thread: it must return at once, never throw, and keep no span.
/// </summary>
public interface ITrackSubscriber
{
    /// <summary>Whether this subscriber wants the packets of <paramref name="slot"/>; asked when a track appears.</summary>
    bool Wants(Slot slot);

    /// <summary>Whether it takes the smallest picture of a track instead of the best one; it may then change from one layer to another at any packet.</summary>
    bool WantsSmallest => false;

    /// <summary>One media packet, first arrival only (duplicates are dropped), possibly out of order.</summary>
    void OnPacket(in TrackPacket packet);

    /// <summary>A sender report of the publisher: NTP time (64-bit, RFC 3550 §4) that matches <paramref name="rtpTimestamp"/>.</summary>
    void OnSenderReport(Slot slot, MemberId member, ulong ntpTime, uint rtpTimestamp, MediaTime arrival);

    /// <summary>The track is gone (left, lost, or its holder changed).</summary>
    void OnTrackEnded(Slot slot, MemberId member, MediaTime at);
}
