using Itog.Fuzzing.Engine;
using Itog.WebRtc.Rtcp;
using Itog.WebRtc.Rtp;

namespace Itog.Fuzzing.Targets;

/// <summary>Compound RTCP with every packet type that we read; and that what is written again reads the same.</summary>
internal sealed class RtcpTarget : FuzzTarget
{
    private readonly byte[] _written = new byte[8192];
    private readonly ReportBlock[] _blocks = new ReportBlock[31];
    private readonly Ssrc[] _sources = new Ssrc[31];
    private readonly SequenceNumber[] _numbers = new SequenceNumber[17];

    public override IEnumerable<byte[]> Seeds => [.. RtcpSeeds.All, [.. RtcpSeeds.All.Take(7).SelectMany(p => p)]];

    public override IReadOnlyList<byte[]> Tokens =>
        [.. Enumerable.Range(200, 8).Select(type => new byte[] { 0x81, (byte)type }), [0x8F, 205], [0x8F, 206], [0x84, 206], "REMB"u8.ToArray()];

    public override ulong Execute(Span<byte> input)
    {
        var shape = default(Shape);
        if (!RtcpReader.TryCreate(input, out var reader))
        {
            shape.AddSize(input.Length);
            return shape.Value;
        }

        var bytes = 0;
        foreach (var packet in reader)
        {
            bytes += 4 + packet.Body.Length;
            shape.Add((ulong)packet.Type | (packet.Type >= RtcpType.TransportFeedback ? (ulong)packet.Count << 8 : 0));
            _ = packet.TryGetSender(out _);
            var isKnown = ReadReports(packet, ref shape) | ReadRequests(packet, ref shape) | ReadNames(packet, ref shape);
            shape.Add(isKnown);
        }

        Violation.Unless(bytes <= input.Length, "packets are no longer than the datagram");
        return shape.Value;
    }

    private bool ReadReports(in RtcpPacket packet, ref Shape shape)
    {
        var isSender = SenderReport.TryParse(packet, out var report);
        if (!ReportBlocks.TryParse(packet, out var blocks))
        {
            return isSender;
        }

        var count = 0;
        foreach (var block in blocks)
        {
            Violation.Unless(block.CumulativeLost is >= -0x800000 and <= 0x7FFFFF, "losses are 24 bits");
            _blocks[count++] = block;
        }

        shape.AddSize(count);
        packet.TryGetSender(out var sender);
        var writer = new RtcpWriter(_written);
        Violation.Unless(isSender ? writer.TryAddSenderReport(report, _blocks.AsSpan(0, count)) : writer.TryAddReceiverReport(sender, _blocks.AsSpan(0, count)), "there is room");
        var again = ReadBack(writer);
        Violation.Unless(!isSender || (SenderReport.TryParse(again, out var same) && same == report), "a sender report reads the same");
        Violation.Unless(ReportBlocks.TryParse(again, out var sameBlocks), "blocks can be read");
        for (var i = 0; i < count; i++)
        {
            Violation.Unless(sameBlocks.MoveNext() && sameBlocks.Current == _blocks[i], "blocks read the same");
        }

        return true;
    }

    private bool ReadRequests(in RtcpPacket packet, ref Shape shape)
    {
        if (Nack.TryParse(packet, out var nack))
        {
            var count = 0;
            var isAscending = true;
            foreach (var number in nack)
            {
                isAscending &= count is 0 or > 16 || number.IsAfter(_numbers[count - 1]);
                _numbers[Math.Min(count++, 16)] = number;
            }

            shape.AddSize(count);
            Violation.Unless(count <= 17 * packet.Body.Length / 4, "an entry asks for 17 packets at most");
            if (count <= 17 && isAscending)
            {
                ReadNackAgain(nack, count);
            }

            return true;
        }

        if (Pli.TryParse(packet, out var pli))
        {
            var writer = new RtcpWriter(_written);
            Violation.Unless(writer.TryAddPli(pli) && Pli.TryParse(ReadBack(writer), out var same) && same == pli, "a PLI reads the same");
            return true;
        }

        if (Fir.TryParse(packet, out var fir))
        {
            var entries = 0;
            foreach (var entry in fir)
            {
                entries++;
                var writer = new RtcpWriter(_written);
                Violation.Unless(writer.TryAddFir(fir.Sender, entry) && Fir.TryParse(ReadBack(writer), out var same) && same.MoveNext() && same.Current == entry, "a FIR reads the same");
            }

            shape.AddSize(entries);
            return true;
        }

        if (Remb.TryParse(packet, out var remb))
        {
            Violation.Unless(remb.BitsPerSecond >= 0, "a rate is not negative");
            var writer = new RtcpWriter(_written);
            Violation.Unless(writer.TryAddRemb(remb, []) && Remb.TryParse(ReadBack(writer), out var same) && same == remb, "a REMB reads the same");
            return true;
        }

        return false;
    }

    private void ReadNackAgain(in Nack nack, int count)
    {
        var numbers = _numbers.AsSpan(0, count);
        var writer = new RtcpWriter(_written);
        Violation.Unless(writer.TryAddNack(nack.Sender, nack.Media, numbers), "there is room");
        Violation.Unless(Nack.TryParse(ReadBack(writer), out var same), "a NACK can be read");
        foreach (var number in numbers)
        {
            Violation.Unless(same.MoveNext() && same.Current == number, "a NACK reads the same");
        }

        Violation.Unless(!same.MoveNext(), "a NACK asks for no more");
    }

    private bool ReadNames(in RtcpPacket packet, ref Shape shape)
    {
        if (SourceDescription.TryParse(packet, out var description))
        {
            var chunks = 0;
            while (description.MoveNext())
            {
                chunks++;
                var writer = new RtcpWriter(_written);
                Violation.Unless(
                    writer.TryAddCanonicalName(description.Source, description.CanonicalName) && SourceDescription.TryParse(ReadBack(writer), out var same)
                        && same.MoveNext() && same.Source == description.Source && same.CanonicalName.SequenceEqual(description.CanonicalName) && !same.MoveNext(),
                    "a name reads the same");
            }

            Violation.Unless(chunks <= packet.Count, "no more chunks than said");
            shape.AddSize(chunks);
            return true;
        }

        if (!Goodbye.TryParse(packet, out var goodbye))
        {
            return false;
        }

        var count = 0;
        foreach (var source in goodbye)
        {
            _sources[count++] = source;
        }

        Violation.Unless(count == packet.Count, "as many sources as said");
        var again = new RtcpWriter(_written);
        Violation.Unless(again.TryAddGoodbye(_sources.AsSpan(0, count)), "there is room");
        shape.AddSize(count);
        return true;
    }

    private static RtcpPacket ReadBack(in RtcpWriter writer)
    {
        Violation.Unless(RtcpReader.TryCreate(writer.Written, out var reader) && reader.MoveNext(), "what is written can be read");
        return reader.Current;
    }
}
