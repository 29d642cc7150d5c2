using Itog.Recorder.Journal;
using Itog.Recorder.Video;

namespace Itog.Recorder.Tests.Video;

/// <summary>VP8 payloads become whole frames that a decoder can show (RFC 7741).</summary>
public sealed class FrameAssemblerTests : IFrameSink
{
    private readonly FrameAssembler _frames;
    private readonly List<(FrameHead Head, byte[] Data)> _shown = [];
    private long _next = 100;

    public FrameAssemblerTests() => _frames = new FrameAssembler(this);

    [Fact]
    public void The_payloads_of_a_frame_are_put_together_without_their_descriptors()
    {
        byte[] key = [.. Key(640, 360), 1, 2, 3, 4, 5, 6];
        Add(1000, [0x10, .. key[..12]]);
        Add(1000, [0x00, .. key[12..14]]);
        _shown.Should().BeEmpty("the frame has no end yet");
        Add(1000, [0x00, .. key[14..]], marker: true);

        _shown.Should().ContainSingle().Which.Data.Should().Equal(key);
        _shown[0].Head.Should().Be(new FrameHead(0, 0, true, 640, 360, AfterLoss: false));
    }

    [Fact]
    public void Every_form_of_the_descriptor_is_taken_off()
    {
        // RFC 7741 §4.2: X alone; I with 7 bits; I with 15 bits; I and L; I, L, T and K.
        byte[][] descriptors = [[0x10], [0x90, 0x00], [0x90, 0x80, 0x11], [0x90, 0x80, 0x92, 0x34], [0x90, 0xC0, 0x11, 0x07], [0x90, 0xF0, 0x92, 0x34, 0x07, 0x11]];
        uint time = 0;
        foreach (var descriptor in descriptors)
        {
            Add(time += 3000, [.. descriptor, .. Key(320, 240)], marker: true);
        }

        _shown.Should().HaveCount(descriptors.Length).And.OnlyContain(f => f.Data.SequenceEqual(Key(320, 240)));
    }

    [Fact]
    public void Nothing_is_shown_before_a_key_frame()
    {
        Add(0, [0x10, .. Delta], marker: true);
        Add(3000, [0x10, .. Delta], marker: true);
        _frames.NeedsKeyFrame.Should().BeTrue();
        Add(6000, [0x10, .. Key(320, 240)], marker: true);
        Add(9000, [0x10, .. Delta], marker: true);

        _shown.Select(f => f.Head.Key).Should().Equal(true, false);
        _frames.Counters.Should().Be(new PictureCounters { Frames = 2, KeyFrames = 1, Dropped = 2 });
        _frames.NeedsKeyFrame.Should().BeFalse();
    }

    [Fact]
    public void A_new_time_ends_a_frame_whose_marker_is_missing_when_no_packet_is()
    {
        Add(0, [0x10, .. Key(320, 240)]);
        Add(3000, [0x10, .. Delta], marker: true);
        _shown.Should().HaveCount(2);
    }

    [Fact]
    public void After_a_lost_packet_pictures_wait_for_the_next_key_frame()
    {
        Add(0, [0x10, .. Key(320, 240)], marker: true);
        Add(3000, [0x10, .. Delta]);
        Add(3000, [0x00, 7], marker: true, lost: 1);
        Add(6000, [0x10, .. Delta], marker: true);
        _frames.NeedsKeyFrame.Should().BeTrue();
        Add(9000, [0x10, .. Key(320, 240)], marker: true);

        _shown.Select(f => f.Head.Rtp).Should().Equal(0, 9000);
        _shown[1].Head.AfterLoss.Should().BeTrue();
        _frames.Counters.Should().Be(new PictureCounters { Frames = 2, KeyFrames = 2, Lost = 1, Dropped = 2 });
    }

    [Fact]
    public void A_lost_frame_of_a_higher_layer_leaves_the_base_layer_whole()
    {
        Add(0, Layered(Key(320, 240), tl0: 10, layer: 0), marker: true);
        Add(3000, Layered(Delta, tl0: 11, layer: 0), marker: true, lost: 1);
        Add(6000, Layered(Delta, tl0: 11, layer: 1), marker: true);
        Add(9000, Layered(Delta, tl0: 11, layer: 1, sync: true), marker: true);
        Add(12_000, Layered(Delta, tl0: 11, layer: 2), marker: true);
        Add(15_000, Layered(Delta, tl0: 12, layer: 0), marker: true);

        _shown.Select(f => f.Head.Rtp).Should().Equal([0, 3000, 9000, 12_000, 15_000], "the frame at 6000 may need the lost one");
    }

    [Fact]
    public void A_lost_frame_of_the_base_layer_stops_all_layers()
    {
        Add(0, Layered(Key(320, 240), tl0: 255, layer: 0), marker: true);
        Add(3000, Layered(Delta, tl0: 0, layer: 1, sync: true), marker: true, lost: 1);
        Add(6000, Layered(Delta, tl0: 1, layer: 0), marker: true);
        _shown.Should().ContainSingle();
        _frames.NeedsKeyFrame.Should().BeTrue();
    }

    [Fact]
    public void What_is_no_vp8_is_counted_and_breaks_the_chain()
    {
        Add(0, [0x10, .. Key(320, 240)], marker: true);
        Add(3000, [0x90], marker: true);
        Add(6000, [0x10, .. Delta], marker: true);
        Add(9000, [0x10, 0x00, 0x00, 0x00, 0x11, 0x22, 0x33, 0, 0, 0, 0], marker: true);
        _shown.Should().ContainSingle();
        _frames.Counters.Malformed.Should().Be(2);
    }

    [Fact]
    public void A_frame_that_never_ends_fills_no_memory()
    {
        Add(0, [0x10, .. Key(320, 240)]);
        for (var i = 0; i < 4200; i++)
        {
            Add(0, [0x00, .. new byte[1000]]);
        }

        Add(3000, [0x10, .. Key(320, 240)], marker: true);
        _shown.Should().ContainSingle("the endless one was given up");
        _frames.Counters.Malformed.Should().Be(1);
    }

    [Fact]
    public void Rtp_time_goes_on_where_it_wraps()
    {
        Add(uint.MaxValue - 1000, [0x10, .. Key(320, 240)], marker: true);
        Add(1999, [0x10, .. Delta], marker: true);
        _shown.Select(f => f.Head.Rtp).Should().Equal(0, 3000);
    }

    void IFrameSink.Frame(in FrameHead head, ReadOnlySpan<byte> data) => _shown.Add((head, data.ToArray()));

    /// <summary>A frame that needs others: P=1 (RFC 6386 §9.1), its first partition a byte long.</summary>
    private static byte[] Delta => [0x31, 0x00, 0x00, 0xAA];

    /// <summary>The head of a key frame with an empty first partition.</summary>
    private static byte[] Key(int width, int height) =>
        [0x10, 0x00, 0x00, 0x9D, 0x01, 0x2A, (byte)width, (byte)(width >> 8), (byte)height, (byte)(height >> 8)];

    private static byte[] Layered(byte[] frame, int tl0, int layer, bool sync = false) =>
        [0x90, 0xE0, 0x11, (byte)tl0, (byte)((layer << 6) | (sync ? 0x20 : 0)), .. frame];

    private void Add(uint time, byte[] payload, bool marker = false, int lost = 0)
    {
        _next += lost;
        _frames.Add(new RingPacket { Sequence = _next++, RtpTimestamp = time, Arrival = 0, Payload = payload, Marker = marker, LostBefore = lost });
    }
}
