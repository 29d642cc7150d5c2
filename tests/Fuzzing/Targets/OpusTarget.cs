using Itog.Fuzzing.Engine;
using Itog.WebRtc.Rtp;

namespace Itog.Fuzzing.Targets;

/// <summary>The first byte of Opus packets.</summary>
internal sealed class OpusTarget : FuzzTarget
{
    public override int MaxLength => 16;

    public override IEnumerable<byte[]> Seeds => [[0x78, 1, 2, 3], [0x7B, 0x82, 1, 2], [0xFC], [0x01, 9, 9], [0xFF, 0x30, 1], [0x08, 0x0B]];

    public override ulong Execute(Span<byte> input)
    {
        var shape = default(Shape);
        if (!OpusToc.TryParse(input, out var toc))
        {
            shape.AddSize(input.Length);
            return shape.Value;
        }

        Violation.Unless(toc.FrameCount is >= 1 and <= 48 && toc.PacketSamples is >= 120 and <= 5760 && toc.Config is >= 0 and <= 31, "a packet lasts 2.5 to 120 ms");
        Violation.Unless(OpusToc.TryParse([toc.MissingFrame], out var missing) && missing.FrameSamples == toc.FrameSamples && missing.FrameCount == 1, "the stand-in lasts one frame");
        shape.Add((ulong)(toc.Config | (toc.FrameCount << 8)));
        return shape.Value;
    }
}
