using Itog.Conference;
using Itog.WebRtc;

namespace Itog.Recorder;

/// <summary>Where the recorder gets its packets: the conference, or a room made by a test.</summary>
public interface IRoomSource
{
    /// <summary>The clock that stamps <see cref="TrackPacket.Arrival"/>.</summary>
    MediaTime Now { get; }

    /// <summary>Attaches to a room, which need not have members yet; disposing the result detaches.</summary>
    Task<IRoomAttachment> AttachAsync(RoomId room, ITrackSubscriber subscriber);
}
