using System.Net.Sockets;
using Itog.WebRtc;

namespace Itog.Conference.Workers.Linux;

/// <summary>
/// The datagrams that one <c>recvmmsg</c> took off a socket, handed out one by one. We do not let the kernel merge datagrams (UDP_GRO), because
/// browsers' packets come in runs of three at most, and each buffer would need 64 KiB. Owned by a <see cref="LinuxUdpPort"/>; worker thread.
/// </summary>
internal sealed unsafe class ReceiveBatch
{
    public const int Capacity = 64;

    /// <summary>More than any path carries in one piece; a longer datagram is nobody's we know.</summary>
    private const int DatagramBytes = 2048;

    private readonly PinnedArray<byte> _bytes = new(Capacity * DatagramBytes);
    private readonly PinnedArray<byte> _names = new(Capacity * Sockaddr.Bytes);
    private readonly PinnedArray<Libc.Piece> _pieces = new(Capacity);
    private readonly PinnedArray<Libc.MessageHeader> _messages = new(Capacity);
    private AddressFamily _family;
    private byte _local;
    private int _count;
    private int _next;

    public ReceiveBatch()
    {
        for (var i = 0; i < Capacity; i++)
        {
            _pieces[i] = new Libc.Piece { Start = _bytes.Start + (i * DatagramBytes), Length = DatagramBytes };
            _messages[i] = new Libc.MessageHeader
            {
                Name = _names.Start + (i * Sockaddr.Bytes),
                NameLength = Sockaddr.Bytes,
                Pieces = _pieces.Start + i,
                PieceCount = 1,
            };
        }
    }

    public bool IsEmpty => _next == _count;

    /// <summary>Takes what the socket has; false when it has nothing. The batch must be empty.</summary>
    /// <param name="local">As which of our addresses the socket counts.</param>
    public bool TryFill(LocalSocket socket, byte local)
    {
        _family = socket.Local.AddressFamily;
        _local = local;
        _next = 0;

        // An error that is not "nothing there" is an ICMP message about some peer, which the call has consumed.
        do
        {
            _count = Libc.ReceiveMany(socket.Descriptor, _messages.Start, Capacity, Libc.DontWait, null);
        }
        while (_count < 0 && System.Runtime.InteropServices.Marshal.GetLastPInvokeError() is Libc.Interrupted or Libc.ConnectionRefused);
        _count = Math.Max(_count, 0);
        return _count > 0;
    }

    /// <summary>The next datagram, valid until the batch is filled anew.</summary>
    public bool TryTake(out Span<byte> datagram, out SocketEndpoint from)
    {
        while (_next < _count)
        {
            var i = _next++;
            ref var message = ref _messages[i];
            var nameLength = (int)message.NameLength;
            var isWhole = (message.Flags & Libc.Truncated) == 0;
            message.NameLength = Sockaddr.Bytes;
            if (isWhole)
            {
                datagram = _bytes.Slice(i * DatagramBytes, (int)message.Length);
                from = SocketEndpoint.FromSockaddr(_family, _names.Slice(i * Sockaddr.Bytes, nameLength)).On(_local);
                return true;
            }
        }

        datagram = default;
        from = default;
        return false;
    }
}
