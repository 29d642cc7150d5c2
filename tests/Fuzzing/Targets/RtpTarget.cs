using Itog.Fuzzing.Engine;
using Itog.WebRtc.Rtp;

namespace Itog.Fuzzing.Targets;

/// <summary>RTP headers, both forms of header extensions, the audio level and RTX; and that what is written again reads the same.</summary>
internal sealed class RtpTarget : FuzzTarget
{
    private readonly byte[] _written = new byte[4096];

    public override IEnumerable<byte[]> Seeds => RtpSeeds.All;

    public override ulong Execute(Span<byte> input)
    {
        var shape = default(Shape);
        if (!RtpPacket.TryParse(input, out var packet))
        {
            shape.AddSize(input.Length);
            return shape.Value;
        }

        Violation.Unless(packet.HeaderLength + packet.Payload.Length + packet.PaddingLength == input.Length, "header, payload and padding are the whole packet");
        shape.Add(packet.HasExtension ? packet.ExtensionProfile switch { RtpPacket.OneByteProfile => 1UL, >= 0x1000 and <= 0x100F => 2UL, _ => 3UL } : 0UL);
        shape.AddSize(packet.CsrcCount);
        shape.AddSize(packet.PaddingLength);
        shape.AddSize(packet.Payload.Length);
        for (var i = 0; i < packet.CsrcCount; i++)
        {
            _ = packet.Csrc(i);
        }

        WriteAgain(packet, ref shape);
        shape.Add(Rtx.TryUnwrap(packet, out var original, out var payload));
        if (payload.Length > 0)
        {
            RetransmitAgain(packet, original, payload);
        }

        return shape.Value;
    }

    private void WriteAgain(in RtpPacket packet, ref Shape shape)
    {
        var writer = new RtpWriter(_written, new RtpHeader(packet.PayloadType, packet.Sequence, packet.Timestamp, packet.Ssrc, packet.Marker));
        var elements = 0;
        var bytes = 0;
        foreach (var element in packet.Extensions)
        {
            elements++;
            bytes += 1 + element.Value.Length;
            shape.AddSize(element.Id);
            Violation.Unless(packet.TryGetExtension(element.Id, out _), "an extension that is there is found");
            if (AudioLevel.TryParse(element.Value, out var level))
            {
                Violation.Unless(level.ToByte() == element.Value[0], "an audio level writes as it was read");
            }

            if (element.Id <= 14 && element.Value.Length is >= 1 and <= 16)
            {
                Violation.Unless(writer.TryAddExtension(element.Id, element.Value), "what fits the one-byte form is written");
            }
        }

        Violation.Unless(bytes <= packet.HeaderLength, "extensions are no longer than their space");
        shape.AddSize(elements);
        Violation.Unless(writer.TryFinish(packet.Payload, out var length), "there is room");
        Violation.Unless(RtpPacket.TryParse(_written.AsSpan(0, length), out var again), "what is written can be read");
        Violation.Unless(
            again.Sequence == packet.Sequence && again.Timestamp == packet.Timestamp && again.Ssrc == packet.Ssrc
                && again.PayloadType == packet.PayloadType && again.Marker == packet.Marker && again.Payload.SequenceEqual(packet.Payload),
            "what is written reads the same");
        var written = again.Extensions;
        foreach (var element in packet.Extensions)
        {
            if (element.Id <= 14 && element.Value.Length is >= 1 and <= 16)
            {
                Violation.Unless(written.MoveNext() && written.Current.Id == element.Id && written.Current.Value.SequenceEqual(element.Value), "extensions read the same");
            }
        }

        Violation.Unless(!written.MoveNext(), "no extension is made up");
    }

    private void RetransmitAgain(in RtpPacket packet, SequenceNumber original, ReadOnlySpan<byte> payload)
    {
        var writer = new RtpWriter(_written, new RtpHeader(packet.PayloadType, packet.Sequence, packet.Timestamp, packet.Ssrc, packet.Marker));
        Violation.Unless(
            Rtx.TryFinish(ref writer, original, payload, out var length) && RtpPacket.TryParse(_written.AsSpan(0, length), out var again)
                && Rtx.TryUnwrap(again, out var number, out var same) && number == original && same.SequenceEqual(payload),
            "a retransmission reads as it was written");
    }
}
