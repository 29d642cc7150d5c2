using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Itog.Clients;

namespace Itog.Load;

/// <summary>
/// Sends datagrams to the server at a steady rate from many addresses of the loopback network, on a thread of its own, and counts
/// what comes back to them. Begins when it is made.
/// </summary>
internal sealed class Flood : IDisposable
{
    private const int Sources = 32;
    private const int MillisecondsOfBurst = 2;

    private readonly Socket[] _sockets;
    private readonly IPEndPoint _server;
    private readonly Action<Flood, int> _send;
    private readonly int _perSecond;
    private readonly Thread _thread;
    private readonly byte[] _answer = new byte[2048];
    private volatile bool _stopping;

    /// <param name="send">Sends the n-th datagram: <see cref="FromAnywhere"/>, or by a client of its own.</param>
    public Flood(IPEndPoint server, int perSecond, Action<Flood, int> send)
    {
        _server = server;
        _perSecond = perSecond;
        _send = send;
        _sockets = [.. Enumerable.Range(0, Sources).Select(i => Open(new IPAddress([127, 0, 1, (byte)(i + 1)])))];
        _thread = new Thread(Run) { Name = "flood", IsBackground = true };
        _thread.Start();
    }

    public long Sent { get; private set; }

    public long BytesSent { get; private set; }

    /// <summary>Datagrams that the server has sent to the flood's addresses.</summary>
    public long Answers { get; private set; }

    public long BytesOfAnswers { get; private set; }

    /// <summary>Sends a datagram from one of the many addresses.</summary>
    public void FromAnywhere(int number, ReadOnlySpan<byte> datagram)
    {
        try
        {
            _sockets[number % (Sources - 1)].SendTo(datagram, SocketFlags.None, _server);
            BytesSent += datagram.Length;
        }
        catch (SocketException)
        {
            // The system's buffer is full: the rate is what it can be.
        }
    }

    /// <summary>Ends the flood; the counts are final then.</summary>
    public void Stop()
    {
        if (!_stopping)
        {
            _stopping = true;
            _thread.Join();
            Array.ForEach(_sockets, CountAnswers);
        }
    }

    public void Dispose()
    {
        Stop();
        Array.ForEach(_sockets, s => s.Dispose());
    }

    private static Socket Open(IPAddress address)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { Blocking = false };
        socket.Bind(new IPEndPoint(address, 0));
        return socket;
    }

    private void Run()
    {
        var clock = Stopwatch.StartNew();
        while (!_stopping)
        {
            var due = (long)(clock.Elapsed.TotalSeconds * _perSecond);
            for (var most = _perSecond * MillisecondsOfBurst / 250; Sent < due && most > 0; most--)
            {
                _send(this, (int)(Sent++ & int.MaxValue));
            }

            // Waiting for an answer is the pause between two bursts: nobody answers the last socket, which sends nothing.
            _sockets[^1].Poll(MillisecondsOfBurst * 1000, SelectMode.SelectRead);
            Array.ForEach(_sockets, CountAnswers);
        }
    }

    private void CountAnswers(Socket socket)
    {
        while (socket.Available > 0)
        {
            BytesOfAnswers += socket.Receive(_answer);
            Answers++;
        }
    }
}
