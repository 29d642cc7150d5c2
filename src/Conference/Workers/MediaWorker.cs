using System.Net;
using System.Net.Sockets;
using Itog.Conference.Workers.Tcp;
using Itog.WebRtc;
using Microsoft.Extensions.Logging;

namespace Itog.Conference.Workers;

/// <summary>
/// One thread, one UDP port and one TCP port on each local address, and the rooms pinned to them: the thin shell around <see cref="WorkerCore"/>, which alone knows
/// the protocols. Made by <see cref="ConferenceService"/>; nothing but the mailbox crosses into its thread.
/// </summary>
internal sealed partial class MediaWorker : IDisposable
{
    /// <summary>What one turn takes at most, so that the first answer of a long queue does not wait for its last datagram.</summary>
    private const int DatagramsOfTurn = 64;
    private const int LongestWaitMicroseconds = 250_000;

    private readonly IUdpPort _port;
    private readonly TcpEndpoint? _tcp;
    private readonly IDatagramSink _out;
    private readonly WorkerCore _core;
    private readonly Mailbox _mailbox;
    private readonly ILogger _logger;
    private readonly Thread _thread;
    private readonly BusyShare _busy = new();
    private volatile bool _stopping;

    /// <param name="port">Now the worker's own.</param>
    /// <param name="listeners">Likewise; null without TCP.</param>
    public MediaWorker(int index, IUdpPort port, Socket[]? listeners, Func<IDatagramSink, WorkerCore> makeCore, ILogger logger)
    {
        _logger = logger;
        _port = port;
        _tcp = listeners is null ? null : new TcpEndpoint(listeners, port.WatchStreams());
        _out = _tcp is null ? port : new DatagramRouter(port, _tcp);
        _core = makeCore(_out);
        if (_tcp is not null)
        {
            _tcp.IsRouted = _core.IsRouted;
        }

        _mailbox = new Mailbox(port.Ring);
        _thread = new Thread(Run) { Name = $"media {index}", IsBackground = true, Priority = ThreadPriority.AboveNormal };
    }

    /// <summary>The port, the same on every address.</summary>
    public int Port => _port.Port;

    /// <summary>The TCP port, the same on every address; null without TCP.</summary>
    public int? TcpPort => _tcp?.Port;

    /// <summary>Where the UDP sockets listen.</summary>
    public IEnumerable<IPEndPoint> Locals => _port.Locals;

    /// <summary>Any thread: the share of a core that the worker has used in the last second.</summary>
    public double Load => _busy.Value;

    public void Start() => _thread.Start();

    /// <summary>Any thread: runs a command on the worker, which alone may touch the core.</summary>
    public Task<T> Ask<T>(Func<WorkerCore, MediaTime, T> command) => _mailbox.Ask(now => command(_core, now));

    /// <summary>Says goodbye to every member (a DTLS alert each) and ends the thread.</summary>
    public void Stop()
    {
        _stopping = true;
        if (_thread.IsAlive)
        {
            _port.Ring();
            _thread.Join();
        }
    }

    public void Dispose()
    {
        Stop();
        _tcp?.Dispose();
        _port.Dispose();
    }

    private void Run()
    {
        while (!_stopping)
        {
            try
            {
                Turn();
            }
#pragma warning disable CA1031 // a bug in one room must not silence the others; it is logged with its stack
            catch (Exception e)
#pragma warning restore CA1031
            {
                LogTurnFailed(e);
            }
        }

        _core.Stop(MediaClock.Now);
        _out.Flush();
        _mailbox.Close();
    }

    // Input at hand, then timers, then commands; all that they send leaves together, before the next wait.
    private void Turn()
    {
        var now = MediaClock.Now;
        var woken = _port.Wait(WaitMicroseconds(now));
        _busy.OnWait(now, MediaClock.Now);
        if (woken)
        {
            for (var left = DatagramsOfTurn; left > 0 && _port.TryReceive(out var datagram, out var from); left--)
            {
                _core.HandleDatagram(MediaClock.Now, from, datagram);
            }
        }

        for (var left = DatagramsOfTurn; left > 0 && _tcp is not null && _tcp.TryReceive(now, out var datagram, out var from); left--)
        {
            _core.HandleDatagram(MediaClock.Now, from, datagram);
        }

        now = MediaClock.Now;
        _mailbox.RunAll(now);
        if (_core.NextTimeout <= now)
        {
            _core.HandleTimeout(now);
        }

        if (_tcp is not null && _tcp.NextTimeout <= now)
        {
            _tcp.HandleTimeout(now);
        }

        _out.Flush();
    }

    private int WaitMicroseconds(MediaTime now)
    {
        if (_tcp is { HasMore: true })
        {
            return 0;
        }

        var next = _core.NextTimeout;
        return next == MediaTime.Never
            ? LongestWaitMicroseconds
            : (int)Math.Clamp((next.Nanoseconds - now.Nanoseconds) / 1000, 0, LongestWaitMicroseconds);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A turn of the media worker failed")]
    private partial void LogTurnFailed(Exception exception);
}
