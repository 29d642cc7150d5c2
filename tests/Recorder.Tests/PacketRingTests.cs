using Itog.Conference;
using Itog.Recorder.Journal;
using Itog.WebRtc;

namespace Itog.Recorder.Tests;

/// <summary>The way from the media thread to the recorder thread.</summary>
public sealed class PacketRingTests
{
    [Fact]
    public void Packets_come_out_in_order_and_whole()
    {
        var ring = new PacketRing(1 << 16);
        for (var round = 0; round < 100; round++)
        {
            ring.TryWrite(Packet([(byte)round, 1, 2])).Should().BeTrue();
            ring.TryPeek(out var entry, out var payload).Should().BeTrue();
            payload.ToArray().Should().Equal((byte)round, 1, 2);
            entry.Level.Should().Be(33);
            ring.Release();
        }

        ring.TryPeek(out _, out _).Should().BeFalse();
    }

    [Fact]
    public void A_full_ring_drops_and_counts_and_never_waits()
    {
        var ring = new PacketRing(1 << 14);
        for (var i = 0; i < ring.Places; i++)
        {
            ring.TryWrite(Packet([1])).Should().BeTrue();
        }

        ring.TryWrite(Packet([1])).Should().BeFalse();
        ring.TryWrite(Packet([1])).Should().BeFalse();
        ring.Overflows.Should().Be(2);
        ring.TryPeek(out _, out _).Should().BeTrue();
        ring.Release();
        ring.TryWrite(Packet([1])).Should().BeTrue();
    }

    [Fact]
    public void Writing_allocates_nothing()
    {
        var ring = new PacketRing(1 << 20);
        var tap = new RoomTap(ring);
        var payload = new byte[160];
        tap.OnPacket(Packet(payload));
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 300; i++)
        {
            tap.OnPacket(Packet(payload));
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
    }

    [Fact]
    public void Wanted_pictures_have_a_ring_of_their_own_and_allocate_nothing()
    {
        var camera = new Slot(Seat.Participant, TrackSource.Camera);
        var (sound, pictures) = (new PacketRing(1 << 14), new PacketRing(1 << 20));
        var tap = new RoomTap(sound, pictures, [camera]);
        tap.Wants(camera).Should().BeTrue();
        tap.Wants(new Slot(Seat.Interlocutor, TrackSource.Camera)).Should().BeFalse();
        tap.OnPacket(Packet([1, 2, 3], camera));
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 300; i++)
        {
            tap.OnPacket(Packet([1, 2, 3], camera));
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
        sound.TryPeek(out _, out _).Should().BeFalse();
        pictures.TryPeek(out var entry, out _).Should().BeTrue();
        (entry.Slot, entry.Marker).Should().Be((camera, true));
    }

    [Fact]
    public void Only_the_voices_of_the_exam_are_wanted()
    {
        var tap = new RoomTap(new PacketRing(1 << 14));
        tap.Wants(new Slot(Seat.Participant, TrackSource.Microphone)).Should().BeTrue();
        tap.Wants(new Slot(Seat.Interlocutor, TrackSource.Microphone)).Should().BeTrue();
        tap.Wants(new Slot(Seat.Assistant, TrackSource.Microphone)).Should().BeTrue();
        tap.Wants(new Slot(Seat.Expert, TrackSource.Microphone)).Should().BeFalse();
        tap.Wants(new Slot(Seat.Technician, TrackSource.Microphone)).Should().BeFalse();
        tap.Wants(new Slot(Seat.Participant, TrackSource.Camera)).Should().BeFalse();
    }

    private static TrackPacket Packet(ReadOnlySpan<byte> payload, Slot? slot = null) => new()
    {
        Slot = slot ?? new Slot(Seat.Participant, TrackSource.Microphone),
        Member = new MemberId("p"),
        Ssrc = 1,
        ExtendedSequence = 1,
        RtpTimestamp = 1,
        Marker = slot is not null,
        Arrival = default(MediaTime),
        AudioLevel = 33,
        Payload = payload,
    };
}
