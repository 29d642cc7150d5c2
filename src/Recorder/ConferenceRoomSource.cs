using Itog.Conference;
using Itog.WebRtc;

namespace Itog.Recorder;

/// <summary>The real rooms: those of the conference in this process.</summary>
internal sealed class ConferenceRoomSource(ConferenceService conference) : IRoomSource
{
    public MediaTime Now => conference.Now;

    public Task<IRoomAttachment> AttachAsync(RoomId room, ITrackSubscriber subscriber) => conference.AttachAsync(room, subscriber);
}
