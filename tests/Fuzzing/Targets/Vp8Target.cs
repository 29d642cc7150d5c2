using Itog.Fuzzing.Engine;
using Itog.WebRtc.Rtp;

namespace Itog.Fuzzing.Targets;

/// <summary>The VP8 payload descriptor and its rewriter.</summary>
internal sealed class Vp8Target : FuzzTarget
{
    private readonly Vp8Rewriter _rewriter = new();
    private readonly byte[] _payload = new byte[64];

    public override int MaxLength => 64;

    public override IEnumerable<byte[]> Seeds =>
    [
        RtpSeeds.VideoPayload(key: true), RtpSeeds.VideoPayload(key: false),
        [0x10, 0x10, 0, 0], [0x90, 0x80, 0x45, 0x10], [0x80, 0x40, 0x01, 0x11], [0x90, 0x20, 0xC0, 0x10], [0x90, 0x10, 0x1F, 0x10], [0xB7, 0xF0, 0xFF, 0xFF, 0xFF, 0xFF, 0x01],
    ];

    public override ulong Execute(Span<byte> input)
    {
        var shape = default(Shape);
        if (!Vp8Descriptor.TryParse(input, out var first))
        {
            shape.AddSize(input.Length);
            return shape.Value;
        }

        Violation.Unless(first.Length is >= 1 and <= 6 && first.Length < input.Length, "data follows the descriptor");
        Violation.Unless(!first.StartsKeyFrame || first.StartsFrame, "a key frame begins where a frame begins");
        Violation.Unless(first.PictureId is null == (first.PictureIdBits == 0), "a picture id has a length");
        shape.Add((ulong)(first.Length | (first.PictureIdBits << 8)));
        shape.Add((first.StartsKeyFrame ? 1UL : 0) | (first.IsNonReference ? 2UL : 0) | (first.IsLayerSync ? 4UL : 0) | (first.TemporalId is null ? 8UL : 0) | (first.KeyIdx is null ? 16UL : 0));

        _rewriter.OnSourceChanged(first);
        input.CopyTo(_payload);
        var rewritten = _payload.AsSpan(0, input.Length);
        _rewriter.Rewrite(rewritten, first);
        Violation.Unless(Vp8Descriptor.TryParse(rewritten, out var second), "what is rewritten can be read");
        Violation.Unless(
            second.Length == first.Length && second.PictureIdBits == first.PictureIdBits && second.TemporalId == first.TemporalId
                && second.KeyIdx == first.KeyIdx && second.StartsKeyFrame == first.StartsKeyFrame && second.Tl0PicIdx is null == (first.Tl0PicIdx is null),
            "only the running numbers change");
        Violation.Unless(rewritten[first.Length..].SequenceEqual(input[first.Length..]), "the picture is left alone");
        return shape.Value;
    }
}
