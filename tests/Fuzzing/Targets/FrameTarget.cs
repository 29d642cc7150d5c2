using Itog.Fuzzing.Engine;
using Itog.Recorder.Journal;
using Itog.Recorder.Video;

namespace Itog.Fuzzing.Targets;

/// <summary>VP8 payloads in a row that the recorder puts together into frames; each begins with its length and what its RTP header would say.</summary>
/// <remarks><c>| length, 8 bits | marker, 1 bit; packets lost before it, 3; frames since the one before it, 4 | payload |</c></remarks>
internal sealed class FrameTarget : FuzzTarget, IFrameSink
{
    private int _frames;
    private bool _first;
    private long _last;

    public override IEnumerable<byte[]> Seeds =>
    [
        [.. Packet(0x80, RtpSeeds.VideoPayload(key: true)), .. Packet(0x81, RtpSeeds.VideoPayload(key: false))],
        [.. Packet(0x80, [0x10, .. Key]), .. Packet(0x01, [0x10, 0x31, 0, 0, 1]), .. Packet(0x80, [0x00, 2, 3]), .. Packet(0x91, [0x10, 0x31, 0, 0, 1]), .. Packet(0x81, [0x10, .. Key])],
        [.. Packet(0x80, [0x90, 0xE0, 1, 7, 0x00, .. Key]), .. Packet(0x91, [0x90, 0xE0, 2, 8, 0x20, 0x31, 0, 0]), .. Packet(0x81, [0x90, 0xE0, 3, 8, 0x60, 0x31, 0, 0])],
    ];

    public override long MostAllocated(int inputLength) => 200_000 + (inputLength * 64L);

    private static ReadOnlySpan<byte> Key => [0x10, 0, 0, 0x9D, 0x01, 0x2A, 0x40, 0x01, 0xF0, 0x00];

    public override ulong Execute(Span<byte> input)
    {
        (_frames, _first, _last) = (0, true, long.MinValue);
        var frames = new FrameAssembler(this);
        var sequence = 1000L;
        var time = uint.MaxValue - 5000;
        var packets = 0;
        while (input.Length >= 2)
        {
            var length = Math.Min(input[0], input.Length - 2);
            var said = input[1];
            var lost = (said >> 4) & 7;
            time += (uint)(said & 15) * 3000;
            sequence += lost + 1;
            frames.Add(new RingPacket { Sequence = sequence, RtpTimestamp = time, Arrival = 0, Payload = input.Slice(2, length), Marker = (said & 0x80) != 0, LostBefore = lost });
            input = input[(2 + length)..];
            packets++;
        }

        var counters = frames.Counters;
        Violation.Unless(counters.Frames == _frames, "each frame is told once");
        Violation.Unless(_frames + counters.Dropped + counters.Malformed <= (2 * packets) + 1, "a packet begins one frame at most");
        var shape = default(Shape);
        shape.AddSize(counters.Frames);
        shape.AddSize(counters.Dropped);
        shape.AddSize(counters.Malformed);
        shape.AddSize(counters.KeyFrames);
        shape.Add(frames.NeedsKeyFrame);
        return shape.Value;
    }

    void IFrameSink.Frame(in FrameHead head, ReadOnlySpan<byte> data)
    {
        Violation.Unless(Vp8Frame.TryParse(data, out var frame) && frame.Key == head.Key, "what is told is a frame");
        Violation.Unless(!_first || head.Key, "the first one is a key frame");
        Violation.Unless(!head.Key || (head.Width > 0 && head.Height > 0), "a key frame has a size");
        Violation.Unless(head.Rtp >= _last, "frames come in order");
        (_first, _last) = (false, head.Rtp);
        _frames++;
    }

    private static byte[] Packet(byte said, ReadOnlySpan<byte> payload) => [(byte)payload.Length, said, .. payload];
}
