using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Itog.Conference.Tests.Virtual;

/// <summary>A browser's end of an ICE-TCP connection: frames of RFC 4571 over a blocking socket.</summary>
internal sealed class StreamClient : IDisposable
{
    private readonly List<byte> _received = [];
    private readonly byte[] _buffer = new byte[64 * 1024];

    public StreamClient(IPEndPoint server, int? receiveBytes = null)
    {
        Socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        if (receiveBytes is { } bytes)
        {
            Socket.ReceiveBufferSize = bytes;
        }

        Socket.Connect(server);
        Local = (IPEndPoint)Socket.LocalEndPoint!;
    }

    public Socket Socket { get; }

    public IPEndPoint Local { get; }

    /// <summary>The server has ended the connection.</summary>
    public bool IsOver { get; private set; }

    public static byte[] Frame(ReadOnlySpan<byte> datagram)
    {
        var frame = new byte[2 + datagram.Length];
        BinaryPrimitives.WriteUInt16BigEndian(frame, (ushort)datagram.Length);
        datagram.CopyTo(frame.AsSpan(2));
        return frame;
    }

    public void Send(ReadOnlySpan<byte> datagram)
    {
        try
        {
            Socket.Send(Frame(datagram));
        }
        catch (SocketException)
        {
            IsOver = true;
        }
    }

    /// <summary>Takes a whole frame out of what has come within a moment; null when there is none.</summary>
    public byte[]? TryReceive(int microseconds = 500)
    {
        while (!HasFrame() && !IsOver && Socket.Poll(microseconds, SelectMode.SelectRead))
        {
            try
            {
                var length = Socket.Receive(_buffer);
                IsOver = length == 0;
                _received.AddRange(_buffer.AsSpan(0, length));
            }
            catch (SocketException)
            {
                IsOver = true;
            }
        }

        if (!HasFrame())
        {
            return null;
        }

        var frame = _received.Slice(2, FrameLength()).ToArray();
        _received.RemoveRange(0, 2 + frame.Length);
        return frame;
    }

    public void Dispose() => Socket.Dispose();

    private bool HasFrame() => _received.Count >= 2 && _received.Count >= 2 + FrameLength();

    private int FrameLength() => (_received[0] << 8) | _received[1];
}
