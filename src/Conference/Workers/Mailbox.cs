using System.Collections.Concurrent;
using Itog.WebRtc;

namespace Itog.Conference.Workers;

/// <summary>
/// How the web side reaches a worker: commands are posted by any thread and run one after the other on the worker's thread,
/// between two datagrams. <paramref name="ring"/> wakes the worker when it may be waiting for its socket.
/// </summary>
internal sealed class Mailbox(Action ring)
{
    private readonly ConcurrentQueue<Action<MediaTime>> _commands = new();
    private int _rung;
    private volatile bool _closed;

    /// <summary>Runs <paramref name="command"/> on the worker; its exception becomes the task's.</summary>
    public Task<T> Ask<T>(Func<MediaTime, T> command)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _commands.Enqueue(now =>
        {
            if (_closed)
            {
                done.TrySetException(Closed());
                return;
            }

            try
            {
                done.TrySetResult(command(now));
            }
#pragma warning disable CA1031 // whatever a command throws belongs to the one who asked, never to the worker
            catch (Exception e)
#pragma warning restore CA1031
            {
                done.TrySetException(e);
            }
        });

        if (_closed)
        {
            RunAll(default);
        }
        else if (Interlocked.Exchange(ref _rung, 1) == 0)
        {
            ring();
        }

        return done.Task;
    }

    /// <summary>Worker thread: runs everything posted so far.</summary>
    public void RunAll(MediaTime now)
    {
        Volatile.Write(ref _rung, 0);
        Interlocked.MemoryBarrier();
        while (_commands.TryDequeue(out var command))
        {
            command(now);
        }
    }

    /// <summary>Worker thread, at its end: what is posted from now on fails at once.</summary>
    public void Close()
    {
        _closed = true;
        RunAll(default);
    }

    private static ObjectDisposedException Closed() => new(nameof(ConferenceService), "The media worker has stopped.");
}
