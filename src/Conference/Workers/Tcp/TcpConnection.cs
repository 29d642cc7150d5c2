using System.Buffers.Binary;
using System.Net.Sockets;
using Itog.WebRtc;

namespace Itog.Conference.Workers.Tcp;

/// <summary>
/// One accepted connection and what is half received or waits to be sent on it, in frames of RFC 4571. A frame is sent whole or not at all,
/// however many writes that takes. Owned by a <see cref="TcpEndpoint"/>; worker thread.
/// </summary>
internal sealed class TcpConnection(Socket socket, int token, SocketEndpoint remote, MediaTime acceptedAt, TcpLimits limits, SpareBuffers partials, SpareBuffers outgoing)
{
    private byte[]? _partial;
    private int _partialLength;
    private byte[]? _outgoing;
    private int _start;
    private int _end;

    public Socket Socket => socket;

    public int Token => token;

    public SocketEndpoint Remote => remote;

    public MediaTime AcceptedAt => acceptedAt;

    /// <summary>Whether a member's valid check has come on it.</summary>
    public bool IsProven { get; set; }

    /// <summary>The system took less than there was: the rest goes when it has room again.</summary>
    public bool IsBacklogged { get; private set; }

    /// <summary>Whether the endpoint's next flush will come by.</summary>
    public bool IsToBeFlushed { get; set; }

    public bool IsClosed { get; private set; }

    /// <summary>Bytes that the system has not taken yet.</summary>
    public int Waiting => _end - _start;

    /// <summary>Puts what was half received at the head of <paramref name="buffer"/> and new bytes behind it; false when the connection is over.</summary>
    public bool TryReceive(Span<byte> buffer, out int length)
    {
        length = _partialLength;
        if (_partial is not null)
        {
            _partial.AsSpan(0, _partialLength).CopyTo(buffer);
            partials.Return(_partial);
            _partial = null;
            _partialLength = 0;
        }

        var received = socket.Receive(buffer[length..], SocketFlags.None, out var error);
        if (error == SocketError.WouldBlock)
        {
            return true;
        }

        length += received;
        return error == SocketError.Success && received > 0;
    }

    /// <summary>Keeps the beginning of a frame until its end comes.</summary>
    public void Keep(ReadOnlySpan<byte> beginning)
    {
        if (beginning.Length > 0)
        {
            _partial = partials.Take();
            beginning.CopyTo(_partial);
            _partialLength = beginning.Length;
        }
    }

    /// <summary>Adds a frame to what waits; false when it must be dropped.</summary>
    public bool TryAdd(ReadOnlySpan<byte> datagram)
    {
        var length = TcpLimits.HeaderBytes + datagram.Length;
        var limit = datagram.Length > limits.LongestShortFrame ? limits.PictureBytes : limits.SendBytes;
        if (Waiting + length > limit)
        {
            return false;
        }

        _outgoing ??= outgoing.Take();
        if (_end + length > _outgoing.Length)
        {
            _outgoing.AsSpan(_start, Waiting).CopyTo(_outgoing);
            _end -= _start;
            _start = 0;
        }

        BinaryPrimitives.WriteUInt16BigEndian(_outgoing.AsSpan(_end), (ushort)datagram.Length);
        datagram.CopyTo(_outgoing.AsSpan(_end + TcpLimits.HeaderBytes));
        _end += length;
        return true;
    }

    /// <summary>Gives the system what it takes; false when the connection is over.</summary>
    public bool TrySend()
    {
        while (Waiting > 0)
        {
            var sent = socket.Send(_outgoing.AsSpan(_start, Waiting), SocketFlags.None, out var error);
            if (error == SocketError.WouldBlock)
            {
                IsBacklogged = true;
                return true;
            }

            if (error != SocketError.Success)
            {
                return false;
            }

            _start += sent;
        }

        IsBacklogged = false;
        ReturnOutgoing();
        return true;
    }

    /// <param name="abort">By a reset: what is not sent yet is lost, and the system forgets the connection at once.</param>
    public void Close(bool abort)
    {
        IsClosed = true;
        try
        {
            if (abort)
            {
                socket.LingerState = new LingerOption(true, 0);
            }
        }
        catch (SocketException)
        {
            // The system has forgotten it already.
        }

        socket.Dispose();
        ReturnOutgoing();
        if (_partial is not null)
        {
            partials.Return(_partial);
            _partial = null;
        }
    }

    private void ReturnOutgoing()
    {
        if (_outgoing is not null)
        {
            outgoing.Return(_outgoing);
            _outgoing = null;
        }

        _start = _end = 0;
    }
}
