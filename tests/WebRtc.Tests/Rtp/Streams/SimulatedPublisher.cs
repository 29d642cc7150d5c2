using System.Buffers.Binary;

using Itog.WebRtc.Congestion;
using Itog.WebRtc.Rtcp;
using Itog.WebRtc.Rtp;
using Itog.WebRtc.Rtp.Streams;

namespace Itog.WebRtc.Tests.Rtp.Streams;

/// <summary>A sender of one video stream that answers NACKs by RTX and hears transport-wide feedback.</summary>
internal sealed class SimulatedPublisher(LossyPath path, ushort first)
{
    public static readonly Ssrc Media = new(100);
    public static readonly Ssrc Rtx = new(101);
    public const int SequenceExtension = 3;

    private readonly RetransmissionCache _cache = new(512);
    private readonly RetransmissionGuard _guard = new();
    private SequenceUnwrapper _unwrapper;
    private ushort _next = first;
    private ushort _nextRtx;

    public SentPackets Sent { get; } = new();

    public int Acknowledged { get; private set; }

    public int ReportedLost { get; private set; }

    public int Retransmitted { get; private set; }

    public static byte[] PayloadOf(int index)
    {
        var payload = new byte[200];
        new Random(index).NextBytes(payload);
        return payload;
    }

    public void SendMedia(int index, MediaTime now)
    {
        var sequence = new SequenceNumber(_next++);
        var payload = PayloadOf(index);
        _cache.Store(_unwrapper.Unwrap(sequence), payload, now);
        var buffer = new byte[400];
        var writer = new RtpWriter(buffer, new RtpHeader(new(96), sequence, new RtpTimestamp((uint)index * 3000), Media, Marker: true));
        writer.TryAddTransportSequence(SequenceExtension, Number(payload.Length, now)).Should().BeTrue();
        writer.TryFinish(payload, out var length).Should().BeTrue();
        path.Send(buffer.AsSpan(0, length), now);
    }

    /// <summary>A padding-only packet on the RTX stream, as browsers probe.</summary>
    public void SendProbe(MediaTime now)
    {
        var buffer = new byte[400];
        var writer = RtxWriter(buffer, now, 200);
        writer.TryFinishPadding(200, out var length).Should().BeTrue();
        path.Send(buffer.AsSpan(0, length), now);
    }

    public void HandleRtcp(ReadOnlySpan<byte> datagram, MediaTime now)
    {
        RtcpReader.TryCreate(datagram, out var reader).Should().BeTrue();
        foreach (var packet in reader)
        {
            if (Nack.TryParse(packet, out var nack))
            {
                foreach (var sequence in nack)
                {
                    Retransmit(sequence, now);
                }
            }
            else if (TransportFeedback.TryParse(packet, out var feedback))
            {
                Hear(feedback);
            }
        }
    }

    private ushort Number(int bytes, MediaTime now)
    {
        var number = Sent.NextSequence;
        Sent.OnSent(bytes, 0, now);
        return number;
    }

    private void Hear(in TransportFeedback feedback)
    {
        Sent.OnFeedback(feedback.Base);
        foreach (var status in feedback)
        {
            if (Sent.TryMatch(status, out var packet))
            {
                Acknowledged += packet.IsLost ? 0 : 1;
                ReportedLost += packet.IsLost ? 1 : 0;
            }
        }
    }

    private void Retransmit(SequenceNumber sequence, MediaTime now)
    {
        var extended = _unwrapper.Peek(sequence);
        if (!_cache.TryGet(extended, now, TimeSpan.FromSeconds(2), out var payload)
            || !_guard.TryPass(extended, now, TimeSpan.FromMilliseconds(20)))
        {
            return;
        }

        Retransmitted++;
        var buffer = new byte[400];
        var writer = RtxWriter(buffer, now, payload.Length);
        WebRtc.Rtp.Rtx.TryFinish(ref writer, sequence, payload, out var length).Should().BeTrue();
        path.Send(buffer.AsSpan(0, length), now);
    }

    private RtpWriter RtxWriter(byte[] buffer, MediaTime now, int bytes)
    {
        var writer = new RtpWriter(buffer, new RtpHeader(new(97), new SequenceNumber(_nextRtx++), default, Rtx, Marker: false));
        writer.TryAddTransportSequence(SequenceExtension, Number(bytes, now)).Should().BeTrue();
        return writer;
    }

    internal static ushort TransportSequence(in RtpPacket packet)
    {
        packet.TryGetExtension(SequenceExtension, out var value).Should().BeTrue();
        return BinaryPrimitives.ReadUInt16BigEndian(value);
    }
}
