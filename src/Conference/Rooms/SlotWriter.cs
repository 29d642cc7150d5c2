using System.Text;
using Itog.Conference.Signalling;
using Itog.Conference.Workers;
using Itog.WebRtc;
using Itog.WebRtc.Rtp;
using Itog.WebRtc.Rtp.Streams;
using Itog.WebRtc.Sdp;

namespace Itog.Conference.Rooms;

/// <summary>
/// Writes the packets of a slot as its member negotiated them, on the slot's stream and on its RTX stream, and sends them at once.
/// Owned by a <see cref="DownTrack"/>; worker thread.
/// </summary>
internal sealed class SlotWriter
{
    private readonly Member _member;
    private readonly WorkerContext _context;
    private readonly NegotiatedCodec _codec;
    private readonly ExtensionIds _extensions;
    private readonly Ssrc _ssrc;
    private readonly Ssrc _rtxSsrc;
    private readonly byte[] _mid;
    private SequenceNumber _rtxSequence;

    public SlotWriter(Member member, PlannedSlot plan, WorkerContext context, SequenceNumber rtxSequence)
    {
        _member = member;
        _context = context;
        _codec = plan.Media.Codec!;
        _extensions = plan.Media.Extensions;
        _ssrc = plan.Ssrc;
        _rtxSsrc = plan.Rtx;
        _mid = Encoding.ASCII.GetBytes(plan.Media.Mid);
        _rtxSequence = rtxSequence;
    }

    /// <summary>Whether packets carry the transport-wide numbers that the receiver gives feedback on.</summary>
    public bool IsNumbered => _extensions.TransportSequence > 0;

    /// <summary>The datagram sent last, as it went out; until the next one is written.</summary>
    public ReadOnlySpan<byte> LastDatagram => _context.Outbox.LastDatagram;

    /// <summary>Sends a packet on the slot's stream; false when the peer cannot send now.</summary>
    public bool TrySend(MediaTime now, in IncomingPacket packet, SequenceNumber sequence, RtpTimestamp timestamp, Vp8Shift shift)
    {
        var buffer = _context.Outbox.Packet;
        var writer = new RtpWriter(buffer, new RtpHeader(_codec.PayloadType, sequence, timestamp, _ssrc, packet.Marker));
        AddExtensions(ref writer);
        if (packet.Level is { } level && _extensions.AudioLevel > 0)
        {
            writer.TryAddAudioLevel(_extensions.AudioLevel, level);
        }

        if (!writer.TryFinish(packet.Payload, out var length))
        {
            return false;
        }

        Rewrite(buffer[(length - packet.Payload.Length)..length], packet, shift);
        if (!TrySend(now, length))
        {
            return false;
        }

        _member.OnMediaSent(length);
        return true;
    }

    /// <summary>Sends a packet again on the RTX stream (RFC 4588 §4).</summary>
    /// <returns>The bytes sent; 0 when there is no such stream or the peer cannot send now.</returns>
    public int SendOnRtx(MediaTime now, SequenceNumber asked, in IncomingPacket packet, in SentPacket sent)
    {
        if (_codec.Rtx is not { } payloadType)
        {
            return 0;
        }

        var buffer = _context.Outbox.Packet;
        var writer = new RtpWriter(buffer, new RtpHeader(payloadType, _rtxSequence, sent.Timestamp, _rtxSsrc, packet.Marker));
        AddExtensions(ref writer);
        if (!Rtx.TryFinish(ref writer, asked, packet.Payload, out var length))
        {
            return 0;
        }

        Rewrite(buffer[(length - packet.Payload.Length)..length], packet, sent.Shift);
        return SendRtx(now, length);
    }

    /// <summary>Sends padding alone on the RTX stream.</summary>
    /// <returns>The bytes sent; 0 when there is no such stream or the peer cannot send now.</returns>
    public int SendPadding(MediaTime now, RtpTimestamp timestamp, byte padding)
    {
        if (_codec.Rtx is not { } payloadType)
        {
            return 0;
        }

        var writer = new RtpWriter(_context.Outbox.Packet, new RtpHeader(payloadType, _rtxSequence, timestamp, _rtxSsrc, Marker: false));
        AddExtensions(ref writer);
        return writer.TryFinishPadding(padding, out var length) ? SendRtx(now, length) : 0;
    }

    /// <summary>Sends a datagram of before once more, byte by byte.</summary>
    public void Repeat(MediaTime now, ReadOnlySpan<byte> datagram)
    {
        _context.Outbox.Repeat(_member.Peer, datagram);
        _member.Downlink?.OnSent(datagram.Length, isNumbered: false, now);
    }

    private int SendRtx(MediaTime now, int length)
    {
        if (!TrySend(now, length))
        {
            return 0;
        }

        _rtxSequence = _rtxSequence.Next;
        return LastDatagram.Length;
    }

    private bool TrySend(MediaTime now, int length)
    {
        if (!_context.Outbox.SendRtp(_member.Peer, length))
        {
            return false;
        }

        _member.Downlink?.OnSent(LastDatagram.Length, IsNumbered, now);
        return true;
    }

    private void AddExtensions(ref RtpWriter writer)
    {
        if (_extensions.Mid > 0)
        {
            writer.TryAddMid(_extensions.Mid, _mid);
        }

        if (IsNumbered)
        {
            writer.TryAddTransportSequence(_extensions.TransportSequence, _member.Downlink?.NextTransportSequence ?? 0);
        }
    }

    private static void Rewrite(Span<byte> payload, in IncomingPacket packet, Vp8Shift shift)
    {
        if (packet.Vp8 is { } vp8)
        {
            shift.Apply(payload, vp8);
        }
    }
}
