using System.Collections.Concurrent;
using System.Net.Sockets;
using Itog.Conference;
using Itog.WebRtc;

namespace Itog.Clients;

/// <summary>Runs many <see cref="LoadClient"/>s on one thread: waits for their sockets, then steps each. Others may add and take away clients at any time.</summary>
public sealed class LoadThread : IDisposable
{
    private readonly ConcurrentQueue<Action> _commands = new();
    private readonly List<LoadClient> _clients = [];
    private readonly List<Socket> _readable = [];
    private readonly Func<MediaTime> _clock;
    private readonly int _longestWait;
    private readonly Thread _thread;
    private volatile bool _stopping;

    /// <param name="clock">The server's media clock, so that delays are measured by one.</param>
    /// <param name="longestWait">How late, in microseconds, a packet may be sent.</param>
    public LoadThread(Func<MediaTime> clock, int longestWait = 2_000)
    {
        _clock = clock;
        _longestWait = longestWait;
        _thread = new Thread(Run) { Name = "load", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Lets a client join a room and run; null when the service refused it.</summary>
    public async Task<LoadClient?> EnterAsync(ConferenceService service, RoomId room, LoadClient client)
    {
        var result = await service.JoinAsync(room, client.Id, client.Seat, client.Offer);
        if (!result.Accepted)
        {
            client.Dispose();
            return null;
        }

        client.Accept(_clock(), result.Answer.Sdp);
        _commands.Enqueue(() => _clients.Add(client));
        return client;
    }

    /// <summary>Lets a client say goodbye and frees it.</summary>
    public Task LeaveAsync(LoadClient client) => Run(() =>
    {
        client.Close(_clock());
        _clients.Remove(client);
        client.Dispose();
        return true;
    });

    /// <summary>Frees a client without a word to the server.</summary>
    public Task VanishAsync(LoadClient client) => Run(() =>
    {
        _clients.Remove(client);
        client.Dispose();
        return true;
    });

    /// <summary>Runs something between two steps.</summary>
    public Task<T> Run<T>(Func<T> command)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _commands.Enqueue(() => done.SetResult(command()));
        return done.Task;
    }

    public void Dispose()
    {
        _stopping = true;
        _thread.Join();
        _clients.ForEach(c => c.Dispose());
    }

    private void Run()
    {
        using var timer = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        while (!_stopping)
        {
            while (_commands.TryDequeue(out var command))
            {
                command();
            }

            _readable.Clear();
            _readable.Add(timer); // Select wants one at least; nobody sends to this one.
            foreach (var client in _clients)
            {
                _readable.Add(client.Socket!);
            }

            Socket.Select(_readable, null, null, _longestWait);
            foreach (var client in _clients)
            {
                client.Step(_clock());
            }
        }
    }
}
