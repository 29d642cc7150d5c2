using Itog.Conference;
using Itog.WebRtc;

namespace Itog.Recorder.Tests.Support;

/// <summary>A room whose packets come from the test.</summary>
internal sealed class FakeRoom(TimeProvider time) : IRoomSource
{
    private readonly List<ITrackSubscriber> _subscribers = [];

    public int Attached => _subscribers.Count;

    public List<Slot> KeyFrameWishes { get; } = [];

    public MediaTime Now => new(time.GetElapsedTime(0, time.GetTimestamp()).Ticks * 100);

    public Task<IRoomAttachment> AttachAsync(RoomId room, ITrackSubscriber subscriber)
    {
        _subscribers.Add(subscriber);
        return Task.FromResult<IRoomAttachment>(new Attachment(() => _subscribers.Remove(subscriber), KeyFrameWishes.Add));
    }

    public void Deliver(SentPacket packet, MediaTime arrival)
    {
        foreach (var subscriber in _subscribers)
        {
            subscriber.OnPacket(new TrackPacket
            {
                Slot = new Slot(packet.Seat, TrackSource.Microphone),
                Member = new MemberId(packet.Member),
                Ssrc = packet.Ssrc,
                ExtendedSequence = packet.Sequence,
                RtpTimestamp = packet.Timestamp,
                Marker = false,
                Arrival = arrival,
                AudioLevel = packet.Level,
                Payload = packet.Payload,
            });
        }
    }

    public void Deliver(SentReport report, MediaTime arrival)
    {
        foreach (var subscriber in _subscribers)
        {
            subscriber.OnSenderReport(
                new Slot(report.Seat, TrackSource.Microphone), new MemberId($"{report.Seat}-member"), report.Ntp, report.Rtp, arrival);
        }
    }

    public void Deliver(PicturePacket packet, MediaTime arrival)
    {
        foreach (var subscriber in _subscribers.Where(s => s.Wants(packet.Slot)))
        {
            if (packet.Ntp is { } ntp)
            {
                subscriber.OnSenderReport(packet.Slot, new MemberId(packet.Member), ntp, packet.Timestamp, arrival);
                continue;
            }

            subscriber.OnPacket(new TrackPacket
            {
                Slot = packet.Slot,
                Member = new MemberId(packet.Member),
                Ssrc = packet.Ssrc,
                ExtendedSequence = packet.Sequence,
                RtpTimestamp = packet.Timestamp,
                Marker = packet.Marker,
                Arrival = arrival,
                AudioLevel = null,
                Payload = packet.Payload,
            });
        }
    }

    public void EndPicture(Slot slot, string member)
    {
        foreach (var subscriber in _subscribers.Where(s => s.Wants(slot)))
        {
            subscriber.OnTrackEnded(slot, new MemberId(member), Now);
        }
    }

    public void EndTrack(Seat seat)
    {
        foreach (var subscriber in _subscribers)
        {
            subscriber.OnTrackEnded(new Slot(seat, TrackSource.Microphone), new MemberId($"{seat}-member"), Now);
        }
    }

    private sealed class Attachment(Action detach, Action<Slot> wish) : IRoomAttachment
    {
        public void RequestKeyFrame(Slot slot) => wish(slot);

        public ValueTask DisposeAsync()
        {
            detach();
            return ValueTask.CompletedTask;
        }
    }
}
