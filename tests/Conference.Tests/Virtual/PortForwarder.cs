using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Itog.Conference.Tests.Virtual;

/// <summary>
/// A router that forwards one of its UDP ports to a machine inside: each outer sender gets a port of its own inside, as masquerading does.
/// Its thread ends when it is disposed of.
/// </summary>
internal sealed class PortForwarder : IDisposable
{
    private readonly Socket _outer;
    private readonly ConcurrentDictionary<IPEndPoint, Socket> _inner = new();
    private volatile IPEndPoint? _target;
    private volatile bool _stopping;

    public PortForwarder(IPAddress address)
    {
        _outer = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        _outer.Bind(new IPEndPoint(address, 0));
        Outer = (IPEndPoint)_outer.LocalEndPoint!;
    }

    /// <summary>The port outside.</summary>
    public IPEndPoint Outer { get; }

    /// <summary>Datagrams carried in and out.</summary>
    public int Carried { get; private set; }

    public void ForwardTo(IPEndPoint target)
    {
        _target = target;
        new Thread(Run) { IsBackground = true, Name = "port forwarder" }.Start();
    }

    public void Dispose()
    {
        _stopping = true;
        _outer.Dispose();
        foreach (var socket in _inner.Values)
        {
            socket.Dispose();
        }
    }

    private void Run()
    {
        var buffer = new byte[2048];
        while (!_stopping)
        {
            try
            {
                var readable = new List<Socket>(_inner.Values) { _outer };
                Socket.Select(readable, null, null, 100_000);
                foreach (var socket in readable)
                {
                    Carry(socket, buffer);
                }
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                // Disposed of in between.
            }
        }
    }

    private void Carry(Socket socket, byte[] buffer)
    {
        EndPoint from = new IPEndPoint(_outer.AddressFamily == AddressFamily.InterNetwork ? IPAddress.Any : IPAddress.IPv6Any, 0);
        var length = socket.ReceiveFrom(buffer, ref from);
        Carried++;
        if (socket == _outer)
        {
            _inner.GetOrAdd((IPEndPoint)from, Open).SendTo(buffer.AsSpan(0, length), _target!);
        }
        else
        {
            _outer.SendTo(buffer.AsSpan(0, length), _inner.First(i => i.Value == socket).Key);
        }
    }

    private Socket Open(IPEndPoint from)
    {
        var socket = new Socket(from.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(_target!.Address, 0));
        return socket;
    }
}
