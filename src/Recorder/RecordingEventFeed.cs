using System.Threading.Channels;

namespace Itog.Recorder;

/// <summary>Hands every event to every subscriber, in one order. Any thread.</summary>
internal sealed class RecordingEventFeed
{
    private readonly Lock _gate = new();
    private readonly List<Channel<RecordingEvent>> _subscribers = [];
    private bool _completed;

    public ChannelReader<RecordingEvent> Subscribe(CancellationToken until)
    {
        var channel = Channel.CreateUnbounded<RecordingEvent>(new UnboundedChannelOptions { SingleReader = true });
        lock (_gate)
        {
            if (_completed)
            {
                channel.Writer.Complete();
                return channel.Reader;
            }

            _subscribers.Add(channel);
        }

        until.Register(() =>
        {
            lock (_gate)
            {
                _subscribers.Remove(channel);
            }

            channel.Writer.TryComplete();
        });
        return channel.Reader;
    }

    public void Raise(RecordingEvent happened)
    {
        lock (_gate)
        {
            foreach (var subscriber in _subscribers)
            {
                subscriber.Writer.TryWrite(happened);
            }
        }
    }

    public void Complete()
    {
        lock (_gate)
        {
            _completed = true;
            foreach (var subscriber in _subscribers)
            {
                subscriber.Writer.TryComplete();
            }

            _subscribers.Clear();
        }
    }
}
