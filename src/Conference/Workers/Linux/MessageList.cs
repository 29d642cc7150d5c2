using System.Net.Sockets;
using Itog.WebRtc;

namespace Itog.Conference.Workers.Linux;

/// <summary>
/// The messages of one <c>sendmmsg</c>, each of one datagram or of several to be cut out of it, with all that their headers point at.
/// Owned by a <see cref="SendBatch"/>; worker thread.
/// </summary>
internal sealed unsafe class MessageList
{
    /// <summary>UDP_MAX_SEGMENTS of older kernels; newer ones take 128.</summary>
    private const int MostSegments = 64;

    /// <summary>A message is one IP packet until it is cut.</summary>
    private const int MostBytes = 65_000;

    private readonly PinnedArray<Libc.MessageHeader> _messages;
    private readonly PinnedArray<Libc.Piece> _pieces;
    private readonly PinnedArray<Libc.SegmentControl> _controls;
    private readonly PinnedArray<byte> _names;
    private readonly bool[] _retried;
    private int _pieceCount;
    private int _bytes;

    /// <param name="capacity">How many pieces, and so at most how many messages.</param>
    public MessageList(int capacity)
    {
        _messages = new(capacity);
        _pieces = new(capacity);
        _controls = new(capacity);
        _names = new(capacity * Sockaddr.Bytes);
        _retried = new bool[capacity];
        for (var i = 0; i < capacity; i++)
        {
            _messages[i].Name = _names.Start + (i * Sockaddr.Bytes);
            _controls[i] = new Libc.SegmentControl { Length = Libc.SegmentControl.UsedLength, Level = Libc.Udp, Type = Libc.UdpSegment };
        }
    }

    public int Count { get; private set; }

    public Libc.MessageHeader* Start => _messages.Start;

    public void Clear()
    {
        Count = 0;
        _pieceCount = 0;
    }

    /// <summary>Starts a message whose pieces are <paramref name="segmentLength"/> bytes each, the last one perhaps shorter.</summary>
    public void Begin(AddressFamily family, in SocketEndpoint to, int segmentLength)
    {
        var i = Count++;
        ref var message = ref _messages[i];
        message.NameLength = (uint)Sockaddr.Write(family, to, _names.Slice(i * Sockaddr.Bytes, Sockaddr.Bytes));
        message.Pieces = _pieces.Start + _pieceCount;
        message.PieceCount = 0;
        message.Control = null;
        message.ControlLength = 0;
        _controls[i].SegmentLength = (ushort)segmentLength;
        _retried[i] = false;
        _bytes = 0;
    }

    public bool HasRoomFor(int length) => _messages[Count - 1].PieceCount < MostSegments && _bytes + length <= MostBytes;

    public void AddPiece(byte* start, int length)
    {
        ref var message = ref _messages[Count - 1];
        _pieces[_pieceCount++] = new Libc.Piece { Start = start, Length = (nuint)length };
        _bytes += length;
        if (++message.PieceCount == 2)
        {
            message.Control = _controls.Start + (Count - 1);
            message.ControlLength = (nuint)sizeof(Libc.SegmentControl);
        }
    }

    public int PieceCount(int message) => (int)_messages[message].PieceCount;

    /// <summary>True once for each message.</summary>
    public bool MayRetry(int message) => !_retried[message] && (_retried[message] = true);

    /// <summary>A message of one piece of another.</summary>
    public Libc.MessageHeader Single(int message, int piece)
    {
        var single = _messages[message];
        single.Pieces += piece;
        single.PieceCount = 1;
        single.Control = null;
        single.ControlLength = 0;
        return single;
    }
}
