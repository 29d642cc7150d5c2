using Itog.Conference;
using Itog.WebRtc;

namespace Itog.Recorder.Tests.Support;

/// <summary>A room whose packets come from the test.</summary>
internal sealed class FakeRoom(TimeProvider time) : IRoomSource
{
    private readonly List<ITrackSubscriber> _subscribers = [];

    public int Attached => _subscribers.Count;

    public MediaTime Now => new(time.GetElapsedTime(0, time.GetTimestamp()).Ticks * 100);

    public Task<IAsyncDisposable> AttachAsync(RoomId room, ITrackSubscriber subscriber)
    {
        _subscribers.Add(subscriber);
        return Task.FromResult<IAsyncDisposable>(new Detach(() => _subscribers.Remove(subscriber)));
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

    public void EndTrack(Seat seat)
    {
        foreach (var subscriber in _subscribers)
        {
            subscriber.OnTrackEnded(new Slot(seat, TrackSource.Microphone), new MemberId($"{seat}-member"), Now);
        }
    }

    private sealed class Detach(Action action) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            action();
            return ValueTask.CompletedTask;
        }
    }
}
