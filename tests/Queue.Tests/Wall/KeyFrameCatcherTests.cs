using Itog.Conference;
using Itog.Queue.Wall;
using Itog.WebRtc;
using Microsoft.Extensions.Time.Testing;

namespace Itog.Queue.Tests.Wall;

/// <summary>Stills are whole key frames, put together from packets in any order, and nothing else.</summary>
public sealed class KeyFrameCatcherTests
{
    private static readonly Slot Face = new(Seat.Participant, TrackSource.Camera);

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 2, 11, 6, 0, 0, TimeSpan.Zero));
    private readonly KeyFrameCatcher _catcher;

    public KeyFrameCatcherTests() => _catcher = new KeyFrameCatcher(Face, _time);

    [Fact]
    public void A_key_frame_is_put_together_from_its_packets_without_their_descriptors()
    {
        Give(10, 900, Begin(key: true, 1, 2, 3));
        _catcher.Newest.Should().BeNull("the frame is not whole");
        Give(11, 900, Rest(4, 5));
        Give(12, 900, Rest(6), marker: true);

        _catcher.Newest!.Frame.Should().Equal(Key(1, 2, 3).Concat(new byte[] { 4, 5, 6 }));
        _catcher.Newest.At.Should().Be(_time.GetUtcNow());
    }

    [Fact]
    public void Packets_that_change_places_or_come_twice_make_the_same_frame()
    {
        Give(10, 900, Begin(key: true, 1));
        Give(12, 900, Rest(3), marker: true);
        Give(12, 900, Rest(3), marker: true);
        _catcher.Newest.Should().BeNull();
        Give(11, 900, Rest(2));

        _catcher.Newest!.Frame.Should().Equal(Key(1).Concat(new byte[] { 2, 3 }));
    }

    [Fact]
    public void Other_frames_pass_and_a_frame_with_a_hole_gives_way_to_the_next_one()
    {
        Give(9, 800, Begin(key: false, 1), marker: true);
        _catcher.Newest.Should().BeNull();
        Give(10, 900, Begin(key: true, 1));
        Give(12, 900, Rest(3), marker: true);
        Give(13, 1000, Begin(key: false, 4), marker: true);
        Give(14, 1100, Begin(key: true, 7), marker: true);

        _catcher.Newest!.Frame.Should().Equal(Key(7));
    }

    [Fact]
    public void A_frame_that_never_ends_fills_no_memory()
    {
        Give(10, 900, Begin(key: true, 1));
        for (var i = 1; i <= 400; i++)
        {
            Give(10 + i, 900, [0x00, .. new byte[1100]], marker: i == 400);
        }

        _catcher.Newest.Should().BeNull();
    }

    [Fact]
    public void The_picture_is_forgotten_when_its_owner_goes()
    {
        Give(10, 900, Begin(key: true, 1), marker: true);
        _catcher.Newest.Should().NotBeNull();

        _catcher.OnTrackEnded(Face, new MemberId("child"), default);

        _catcher.Newest.Should().BeNull();
    }

    [Fact]
    public void Only_the_smallest_picture_of_its_slot_is_taken()
    {
        _catcher.WantsSmallest.Should().BeTrue();
        _catcher.Wants(Face).Should().BeTrue();
        _catcher.Wants(new Slot(Seat.Participant, TrackSource.Microphone)).Should().BeFalse();
        _catcher.Wants(new Slot(Seat.Interlocutor, TrackSource.Camera)).Should().BeFalse();
    }

    // RFC 7741 §4.2: the S bit begins a partition; RFC 6386 §9.1: bit 0 of the first byte is clear for a key frame.
    private static byte[] Begin(bool key, params byte[] data) => [0x10, .. key ? Key(data) : [0x11, 0, 0, .. data]];

    private static byte[] Key(params byte[] data) => [0x10, 0x02, 0x00, 0x9D, 0x01, 0x2A, 0xA0, 0x00, 0x5A, 0x00, .. data];

    private static byte[] Rest(params byte[] data) => [0x00, .. data];

    private void Give(long sequence, uint timestamp, byte[] payload, bool marker = false) => _catcher.OnPacket(new TrackPacket
    {
        Slot = Face, Member = new MemberId("child"), Ssrc = 7, ExtendedSequence = sequence, RtpTimestamp = timestamp, Marker = marker,
        Arrival = default, AudioLevel = null, Payload = payload,
    });
}
