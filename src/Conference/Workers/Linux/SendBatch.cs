using System.Runtime.InteropServices;
using Itog.WebRtc;

namespace Itog.Conference.Workers.Linux;

/// <summary>
/// The datagrams that a worker has to send, gathered until <see cref="Flush"/> and then given to the kernel by socket. Those to one destination go
/// together, in their order: a run of equal length (the last may be shorter) is one message that the kernel cuts (UDP_SEGMENT), which costs
/// little more than one datagram. Owned by a <see cref="LinuxUdpPort"/>; worker thread.
/// </summary>
internal sealed unsafe class SendBatch(LocalSocket[] sockets)
{
    public const int Capacity = 256;

    private const int DatagramBytes = 1536;
    private const int None = -1;

    private readonly PinnedArray<byte> _bytes = new(Capacity * DatagramBytes);
    private readonly int[] _lengths = new int[Capacity];

    // The next datagram to the same destination.
    private readonly int[] _next = new int[Capacity];
    private readonly DestinationTable _destinations = new(Capacity);
    private readonly MessageList _messages = new(Capacity);
    private int _count;

    /// <summary>Datagrams that the system did not take.</summary>
    public long Failures { get; private set; }

    public void Add(ReadOnlySpan<byte> datagram, in SocketEndpoint to)
    {
        if (to.Local >= sockets.Length || datagram.Length > DatagramBytes || !Sockaddr.CanReach(sockets[to.Local].Local.AddressFamily, to))
        {
            Failures++;
            return;
        }

        if (_count == Capacity)
        {
            Flush();
        }

        var i = _count++;
        datagram.CopyTo(_bytes.Slice(i * DatagramBytes, DatagramBytes));
        _lengths[i] = datagram.Length;
        _next[i] = None;
        ref var destination = ref _destinations.Find(to);
        if (destination.First == None)
        {
            destination.First = i;
        }
        else
        {
            _next[destination.Last] = i;
        }

        destination.Last = i;
    }

    /// <summary>Sends everything gathered.</summary>
    public void Flush()
    {
        if (_count == 0)
        {
            return;
        }

        for (var i = 0; i < sockets.Length; i++)
        {
            _messages.Clear();
            foreach (ref var destination in _destinations.Used)
            {
                if (destination.Endpoint.Local == i)
                {
                    AddMessages(sockets[i], destination);
                }
            }

            SendMessages(sockets[i]);
        }

        _destinations.Clear();
        _count = 0;
    }

    private void AddMessages(LocalSocket socket, in DestinationTable.Destination destination)
    {
        for (var i = destination.First; i != None;)
        {
            var length = _lengths[i];
            _messages.Begin(socket.Local.AddressFamily, destination.Endpoint, length);
            int last;
            do
            {
                last = _lengths[i];
                _messages.AddPiece(_bytes.Start + (i * DatagramBytes), last);
                i = _next[i];
            }
            while (socket.CanSegment && i != None && last == length && _lengths[i] <= length && _messages.HasRoomFor(_lengths[i]));
        }
    }

    private void SendMessages(LocalSocket socket)
    {
        var hasWaited = false;
        for (var i = 0; i < _messages.Count;)
        {
            var sent = Libc.SendMany(socket.Descriptor, _messages.Start + i, (uint)(_messages.Count - i), Libc.DontWait);
            if (sent > 0)
            {
                i += sent;
                continue;
            }

            // The error is the first message's alone, so that one bad destination does not stop the others.
            switch (Marshal.GetLastPInvokeError())
            {
                case Libc.Interrupted:
                    break;
                case Libc.ConnectionRefused when _messages.MayRetry(i):
                    break; // An ICMP message about an earlier datagram to anybody; this one was not tried.
                case Libc.Again or Libc.NoBuffers when !hasWaited:
                    hasWaited = true;
                    socket.WaitUntilWritable();
                    break;
                case Libc.InputOutput or Libc.Invalid or Libc.MessageSize when _messages.PieceCount(i) > 1:
                    SendSingly(socket, i++);
                    break;
                default:
                    Failures += _messages.PieceCount(i++);
                    break;
            }
        }
    }

    // EIO: the interface cannot compute checksums of segments. EINVAL, EMSGSIZE: the path carries less than a segment in one piece.
    private void SendSingly(LocalSocket socket, int message)
    {
        if (Marshal.GetLastPInvokeError() == Libc.InputOutput)
        {
            socket.CanSegment = false;
        }

        for (var i = 0; i < _messages.PieceCount(message); i++)
        {
            var single = _messages.Single(message, i);
            if (Libc.SendMany(socket.Descriptor, &single, 1, Libc.DontWait) != 1)
            {
                Failures++;
            }
        }
    }
}
