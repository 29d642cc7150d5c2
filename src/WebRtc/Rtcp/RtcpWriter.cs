using System.Buffers.Binary;

using Itog.WebRtc.Rtp;

namespace Itog.WebRtc.Rtcp;

/// <summary>
/// Writes a compound RTCP datagram into the caller's buffer, packet by packet; made on the stack, allocates nothing.
/// Each method returns false and writes nothing when its packet does not fit.
/// </summary>
public ref struct RtcpWriter(Span<byte> buffer)
{
    private readonly Span<byte> _buffer = buffer;

    /// <summary>Bytes written so far.</summary>
    public int Length { get; private set; }

    public readonly ReadOnlySpan<byte> Written => _buffer[..Length];

    /// <summary>A sender report with at most 31 blocks.</summary>
    public bool TryAddSenderReport(scoped in SenderReport report, scoped ReadOnlySpan<ReportBlock> blocks)
    {
        if (blocks.Length > 31
            || !TryReserve(RtcpType.SenderReport, blocks.Length, SenderReport.BodyLength + (ReportBlock.Length * blocks.Length), out var body))
        {
            return false;
        }

        report.Write(body);
        WriteBlocks(body[SenderReport.BodyLength..], blocks);
        return true;
    }

    /// <summary>A receiver report with at most 31 blocks; with none it is the empty RR that begins a compound (RFC 3550 §6.1).</summary>
    public bool TryAddReceiverReport(Ssrc sender, scoped ReadOnlySpan<ReportBlock> blocks)
    {
        if (blocks.Length > 31
            || !TryReserve(RtcpType.ReceiverReport, blocks.Length, 4 + (ReportBlock.Length * blocks.Length), out var body))
        {
            return false;
        }

        BinaryPrimitives.WriteUInt32BigEndian(body, sender.Value);
        WriteBlocks(body[4..], blocks);
        return true;
    }

    /// <summary>An SDES with the one item that RFC 3550 §6.5.1 requires; <paramref name="canonicalName"/> is UTF-8, at most 255 bytes.</summary>
    public bool TryAddCanonicalName(Ssrc source, scoped ReadOnlySpan<byte> canonicalName)
    {
        if (canonicalName.Length > 255)
        {
            return false;
        }

        // SSRC, item type, item length, text, then at least one zero, to a whole word.
        var length = (4 + 2 + canonicalName.Length + 4) & ~3;
        if (!TryReserve(RtcpType.SourceDescription, 1, length, out var body))
        {
            return false;
        }

        body.Clear();
        BinaryPrimitives.WriteUInt32BigEndian(body, source.Value);
        body[4] = SourceDescription.CanonicalNameItem;
        body[5] = (byte)canonicalName.Length;
        canonicalName.CopyTo(body[6..]);
        return true;
    }

    /// <summary>A BYE of at most 31 sources (RFC 3550 §6.6).</summary>
    public bool TryAddGoodbye(scoped ReadOnlySpan<Ssrc> sources)
    {
        if (sources.Length > 31 || !TryReserve(RtcpType.Goodbye, sources.Length, 4 * sources.Length, out var body))
        {
            return false;
        }

        for (var i = 0; i < sources.Length; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(body[(4 * i)..], sources[i].Value);
        }

        return true;
    }

    /// <summary>A generic NACK (RFC 4585 §6.2.1) for <paramref name="missing"/>, in ascending order.</summary>
    public bool TryAddNack(Ssrc sender, Ssrc media, scoped ReadOnlySpan<SequenceNumber> missing)
    {
        var entries = CountNackEntries(missing);
        if (entries == 0
            || !TryReserveFeedback(RtcpType.TransportFeedback, FeedbackFormat.Nack, sender, media, 4 * entries, out var control))
        {
            return false;
        }

        var i = 0;
        while (i < missing.Length)
        {
            var pid = missing[i++];
            var mask = 0;
            while (i < missing.Length && missing[i].DistanceFrom(pid) is > 0 and <= 16)
            {
                mask |= 1 << (missing[i++].DistanceFrom(pid) - 1);
            }

            BinaryPrimitives.WriteUInt16BigEndian(control, pid.Value);
            BinaryPrimitives.WriteUInt16BigEndian(control[2..], (ushort)mask);
            control = control[4..];
        }

        return true;
    }

    /// <summary>A picture loss indication (RFC 4585 §6.3.1).</summary>
    public bool TryAddPli(scoped in Pli pli) =>
        TryReserveFeedback(RtcpType.PayloadFeedback, FeedbackFormat.Pli, pli.Sender, pli.Media, 0, out _);

    /// <summary>A full intra request of one stream (RFC 5104 §4.3.1); the media SSRC of the head is 0 (§4.3.1.2).</summary>
    public bool TryAddFir(Ssrc sender, FirEntry entry)
    {
        if (!TryReserveFeedback(RtcpType.PayloadFeedback, FeedbackFormat.Fir, sender, default, 8, out var control))
        {
            return false;
        }

        BinaryPrimitives.WriteUInt32BigEndian(control, entry.Media.Value);
        BinaryPrimitives.WriteUInt32BigEndian(control[4..], (uint)entry.Sequence << 24);
        return true;
    }

    /// <summary>An REMB about <paramref name="streams"/>, for publishers that do not know transport-cc; the rate is rounded down to its 18 bits.</summary>
    public bool TryAddRemb(scoped in Remb remb, scoped ReadOnlySpan<Ssrc> streams)
    {
        if (streams.Length > 255 || remb.BitsPerSecond < 0
            || !TryReserveFeedback(RtcpType.PayloadFeedback, FeedbackFormat.ApplicationLayer, remb.Sender, default, 8 + (4 * streams.Length), out var control))
        {
            return false;
        }

        var exponent = Math.Max(0, 46 - System.Numerics.BitOperations.LeadingZeroCount((ulong)remb.BitsPerSecond));
        "REMB"u8.CopyTo(control);
        var mantissa = (uint)(remb.BitsPerSecond >> exponent);
        BinaryPrimitives.WriteUInt32BigEndian(control[4..], ((uint)streams.Length << 24) | ((uint)exponent << 18) | mantissa);
        for (var i = 0; i < streams.Length; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(control[(8 + (4 * i))..], streams[i].Value);
        }

        return true;
    }

    /// <summary>
    /// Space for a feedback packet whose control information the caller writes; <paramref name="controlLength"/> is a
    /// multiple of four.
    /// </summary>
    internal bool TryReserveFeedback(RtcpType type, int format, Ssrc sender, Ssrc media, int controlLength, out Span<byte> control)
    {
        if (!TryReserve(type, format, Feedback.HeaderLength + controlLength, out var body))
        {
            control = default;
            return false;
        }

        BinaryPrimitives.WriteUInt32BigEndian(body, sender.Value);
        BinaryPrimitives.WriteUInt32BigEndian(body[4..], media.Value);
        control = body[Feedback.HeaderLength..];
        return true;
    }

    private bool TryReserve(RtcpType type, int count, int bodyLength, out Span<byte> body)
    {
        if (_buffer.Length - Length < 4 + bodyLength)
        {
            body = default;
            return false;
        }

        var packet = _buffer.Slice(Length, 4 + bodyLength);
        packet[0] = (byte)(0x80 | count);
        packet[1] = (byte)type;
        BinaryPrimitives.WriteUInt16BigEndian(packet[2..], (ushort)(bodyLength / 4));
        body = packet[4..];
        Length += packet.Length;
        return true;
    }

    private static void WriteBlocks(Span<byte> destination, ReadOnlySpan<ReportBlock> blocks)
    {
        for (var i = 0; i < blocks.Length; i++)
        {
            blocks[i].Write(destination[(ReportBlock.Length * i)..]);
        }
    }

    private static int CountNackEntries(ReadOnlySpan<SequenceNumber> missing)
    {
        var entries = 0;
        var i = 0;
        while (i < missing.Length)
        {
            var pid = missing[i++];
            entries++;
            while (i < missing.Length && missing[i].DistanceFrom(pid) is > 0 and <= 16)
            {
                i++;
            }
        }

        return entries;
    }
}
