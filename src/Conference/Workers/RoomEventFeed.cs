using System.Threading.Channels;

namespace Itog.Conference.Workers;

/// <summary>
/// Spreads the workers' events to the readers of the web side. The workers write without waiting; readers come and go on any thread.
/// </summary>
internal sealed class RoomEventFeed
{
    private readonly Lock _gate = new();
    private Channel<RoomEvent>[] _readers = [];
    private bool _completed;

    /// <summary>Worker threads: tells everyone.</summary>
    public void Publish(RoomEvent e)
    {
        foreach (var reader in Volatile.Read(ref _readers))
        {
            reader.Writer.TryWrite(e);
        }
    }

    public ChannelReader<RoomEvent> Subscribe(CancellationToken until)
    {
        var channel = Channel.CreateUnbounded<RoomEvent>(new() { SingleReader = true });
        lock (_gate)
        {
            if (_completed)
            {
                channel.Writer.TryComplete();
                return channel.Reader;
            }

            Volatile.Write(ref _readers, [.. _readers, channel]);
        }

        until.Register(() => Remove(channel));
        return channel.Reader;
    }

    public void Complete()
    {
        lock (_gate)
        {
            _completed = true;
            foreach (var reader in _readers)
            {
                reader.Writer.TryComplete();
            }

            Volatile.Write(ref _readers, []);
        }
    }

    private void Remove(Channel<RoomEvent> channel)
    {
        lock (_gate)
        {
            Volatile.Write(ref _readers, [.. _readers.Where(r => r != channel)]);
        }

        channel.Writer.TryComplete();
    }
}
