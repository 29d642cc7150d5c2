using System.Buffers.Binary;

using Itog.WebRtc.Rtp;

namespace Itog.WebRtc.Rtcp;

/// <summary>
/// Transport-wide congestion control feedback, walked packet by packet (draft-holmer-rmcat-transport-wide-cc-extensions-01 §3.1).
/// </summary>
/// <remarks>
/// <code>
///  0                   1                   2                   3
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |      base sequence number     |      packet status count      |
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |                 reference time                | fb pkt. count |
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |          packet chunk         |         packet chunk          |
/// .                                                               .
/// |         packet chunk          |  recv delta   |  recv delta   |
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// </code>
/// </remarks>
public ref struct TransportFeedback
{
    internal const int HeadLength = 8;

    /// <summary>Units of <see cref="PacketArrival.Arrival"/> in one unit of the reference time, 64 ms.</summary>
    internal const int TicksPerReference = 256;

    private ReadOnlySpan<byte> _chunks;
    private ReadOnlySpan<byte> _deltas;
    private PacketStatusChunk _chunk;
    private int _remaining;
    private SequenceNumber _next;
    private long _clock;

    private TransportFeedback(Ssrc sender, Ssrc media, ReadOnlySpan<byte> control)
    {
        Sender = sender;
        Media = media;
        Base = new SequenceNumber(BinaryPrimitives.ReadUInt16BigEndian(control));
        StatusCount = BinaryPrimitives.ReadUInt16BigEndian(control[2..]);
        var word = BinaryPrimitives.ReadInt32BigEndian(control[4..]);
        ReferenceTime = word >> 8;
        Count = (byte)word;
        _chunks = control[HeadLength..];
        _remaining = StatusCount;
        _next = Base;
        _clock = (long)ReferenceTime * TicksPerReference;
    }

    public Ssrc Sender { get; }

    public Ssrc Media { get; }

    /// <summary>First packet that the feedback is about.</summary>
    public SequenceNumber Base { get; }

    /// <summary>How many packets it is about.</summary>
    public int StatusCount { get; }

    /// <summary>Receiver's clock in units of 64 ms, 24 bits signed.</summary>
    public int ReferenceTime { get; }

    /// <summary>Counts feedback packets modulo 256: a gap is a lost feedback.</summary>
    public byte Count { get; }

    public PacketArrival Current { get; private set; }

    public readonly TransportFeedback GetEnumerator() => this;

    /// <summary>Checks that all chunks and deltas are there; false otherwise, or when it is another packet.</summary>
    public static bool TryParse(in RtcpPacket packet, out TransportFeedback feedback)
    {
        feedback = default;
        if (!packet.IsTransportFeedback(FeedbackFormat.TransportWide) || !Feedback.TryParse(packet, out var head)
            || head.Control.Length < HeadLength)
        {
            return false;
        }

        var parsed = new TransportFeedback(head.Sender, head.Media, head.Control);
        var rest = parsed._chunks;
        var statuses = 0;
        var deltaBytes = 0;
        while (statuses < parsed.StatusCount)
        {
            if (rest.Length < 2)
            {
                return false;
            }

            var chunk = new PacketStatusChunk(BinaryPrimitives.ReadUInt16BigEndian(rest));
            var used = Math.Min(chunk.Count, parsed.StatusCount - statuses);
            if (used == 0)
            {
                // A run of length zero says nothing and could be repeated for ever.
                return false;
            }

            for (var i = 0; i < used; i++)
            {
                deltaBytes += chunk[i] switch
                {
                    PacketStatus.SmallDelta => 1,
                    PacketStatus.LargeDelta => 2,
                    PacketStatus.NotReceived => 0,
                    _ => ushort.MaxValue,
                };
            }

            statuses += used;
            rest = rest[2..];
        }

        if (rest.Length < deltaBytes)
        {
            return false;
        }

        parsed._chunks = parsed._chunks[..^rest.Length];
        parsed._deltas = rest;
        feedback = parsed;
        return true;
    }

    public bool MoveNext()
    {
        if (_remaining == 0)
        {
            return false;
        }

        if (_chunk.Count == 0)
        {
            _chunk = new PacketStatusChunk(BinaryPrimitives.ReadUInt16BigEndian(_chunks));
            _chunks = _chunks[2..];
        }

        var status = _chunk[0];
        _chunk = _chunk.Skip();
        _remaining--;
        var sequence = _next;
        _next = _next.Next;
        switch (status)
        {
            case PacketStatus.SmallDelta:
                _clock += _deltas[0];
                _deltas = _deltas[1..];
                break;
            case PacketStatus.LargeDelta:
                _clock += BinaryPrimitives.ReadInt16BigEndian(_deltas);
                _deltas = _deltas[2..];
                break;
            default:
                Current = new PacketArrival(sequence, IsReceived: false, 0);
                return true;
        }

        Current = new PacketArrival(sequence, IsReceived: true, _clock);
        return true;
    }
}
