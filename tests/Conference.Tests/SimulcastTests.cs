using System.Buffers.Binary;
using Itog.Conference.Tests.Virtual;
using Itog.WebRtc.Rtp;

namespace Itog.Conference.Tests;

/// <summary>Cameras that are published in two layers: which packets are whose, and how a slot goes from one layer to the other.</summary>
public sealed class SimulcastTests : IDisposable
{
    private static readonly Slot Voice = new(Seat.Participant, TrackSource.Microphone);
    private static readonly Slot Face = new(Seat.Participant, TrackSource.Camera);

    private readonly VirtualConference _conference = new();

    [Fact]
    public void Recognises_both_layers_by_their_names_and_shows_the_large_one()
    {
        var (child, interlocutor) = Talk();

        var camera = Camera(child);
        camera.Layers.Select(l => l.Rid).Should().Equal("l", "h");
        camera.Layers.Should().OnlyContain(l => l.Flowing && l.Packets > 10);
        camera.Layers.Select(l => l.Width).Should().Equal(TestTrack.SmallWidth, TestTrack.Width);
        (camera.Width, camera.BitrateBps).Should().Be((TestTrack.Width, camera.Layers.Sum(l => l.BitrateBps)));
        interlocutor.Get(Face)[^1].Payload.Should().HaveCount(900);
        child.ReportBlocksReceived.Should().Contain(b => b.Source == child.SmallCamera!.Ssrc).And.Contain(b => b.Source == child.Tracks[TrackSource.Camera].Ssrc);
    }

    [Fact]
    public void Repairs_each_layer_by_its_own_retransmissions()
    {
        var (child, interlocutor) = Talk();
        _conference.LoseMedia(0.10);
        _conference.Run(TimeSpan.FromSeconds(10));
        _conference.Loses = (_, _) => false;
        _conference.Run(TimeSpan.FromSeconds(1));

        Camera(child).Layers.Should().OnlyContain(l => l.Recovered > 10);
        Camera(child).LossPercent.Should().BeLessThan(1);
        interlocutor.Get(Face).Count(p => p.Recovered).Should().BeGreaterThan(30);
    }

    [Fact]
    public void Falls_to_the_small_picture_when_the_publisher_stops_the_large_one_and_comes_back_with_it()
    {
        var (child, interlocutor) = Talk();
        var large = child.Tracks[TrackSource.Camera];

        large.IsOn = false;
        _conference.RunUntil(() => interlocutor.Get(Face)[^1].Payload.Length == 400);
        _conference.Run(TimeSpan.FromSeconds(2));
        large.IsOn = true;
        _conference.RunUntil(() => interlocutor.Get(Face)[^1].Payload.Length == 900, most: 20);
        _conference.Run(TimeSpan.FromSeconds(1));

        IsOneStream(interlocutor.Get(Face));
    }

    [Fact]
    public void Keeps_the_timing_when_the_layer_changes()
    {
        var (child, interlocutor) = Talk();
        var before = interlocutor.Get(Face)[^1].Timestamp;
        var at = _conference.Now;

        child.Tracks[TrackSource.Camera].IsOn = false;
        _conference.RunUntil(() => interlocutor.Get(Face)[^1].Payload.Length == 400);
        var after = interlocutor.Get(Face)[^1].Timestamp;

        // Each layer counts from a start of its own.
        var elapsed = (_conference.Now - at).TotalSeconds;
        ((double)after.DistanceFrom(before)).Should().BeApproximately(elapsed * 90_000, 3_600 * 1.5);
    }

    [Fact]
    public void An_in_process_subscriber_gets_the_large_picture_only_and_as_one_stream()
    {
        var recorder = _conference.Attach();
        var (child, _) = Talk();
        _conference.Run(TimeSpan.FromSeconds(2));

        var face = recorder.Of(Face).SkipWhile(p => p.Ssrc != child.Tracks[TrackSource.Camera].Ssrc.Value).ToList();
        face.Should().HaveCountGreaterThan(100).And.OnlyContain(p => p.Ssrc == child.Tracks[TrackSource.Camera].Ssrc.Value);
        recorder.Of(Face).Count().Should().BeLessThan(face.Count + 10);
    }

    [Fact]
    public void An_in_process_subscriber_follows_to_the_small_picture_when_only_that_comes()
    {
        var recorder = _conference.Attach();
        var (child, _) = Talk();
        child.Tracks[TrackSource.Camera].IsOn = false;

        _conference.RunUntil(() => recorder.Of(Face).Last().Ssrc == child.SmallCamera!.Ssrc.Value);

        recorder.Of(Face).Last().Payload[4].Should().Be(0x10, "it begins with a key frame");
        recorder.Of(Voice).Should().NotBeEmpty();
    }

    [Fact]
    public void A_layer_whose_key_frame_begins_late_is_followed_by_all_that_was_here_before()
    {
        var recorder = _conference.Attach();
        var (child, interlocutor) = Talk();
        var large = child.Tracks[TrackSource.Camera];
        large.IsOn = false;
        _conference.RunUntil(() => interlocutor.Get(Face)[^1].Payload.Length == 400 && recorder.Of(Face).Last().Payload.Length == 400);
        var (keyFrames, lost, seen, recorded) = (large.KeyFrames, 0, interlocutor.Get(Face).Count, recorder.Of(Face).Count());
        _conference.Loses = (up, datagram) => up && large.KeyFrames == keyFrames + 1 && lost == 0 && IsOf(large, datagram) && ++lost > 0;

        large.WantsKeyFrame = large.IsOn = true;
        _conference.RunUntil(() => interlocutor.Get(Face)[^1].Payload.Length == 900 && recorder.Of(Face).Last().Payload.Length == 900, most: 20);
        _conference.Run(TimeSpan.FromSeconds(1));

        lost.Should().Be(1);
        AreAllThere(interlocutor.Get(Face).Skip(seen).Select(p => p.Payload));
        AreAllThere(recorder.Of(Face).Skip(recorded).Select(p => p.Payload));
    }

    [Fact]
    public void A_subscriber_of_the_smallest_picture_gets_that_and_costs_the_others_nothing()
    {
        var (child, interlocutor) = Talk();
        var recorder = _conference.Attach();
        _conference.RunUntil(() => recorder.Of(Face).Any(p => p.Payload.Length == 900));
        _conference.Run(TimeSpan.FromSeconds(1));
        var (large, small) = (child.Tracks[TrackSource.Camera].KeyFrames, child.SmallCamera!.KeyFrames);

        var wall = _conference.Attach(slot => slot == Face, smallest: true);
        _conference.RunUntil(() => wall.Packets.Count > 20);
        _conference.Run(TimeSpan.FromSeconds(1));

        wall.Packets.Should().OnlyContain(p => p.Ssrc == child.SmallCamera.Ssrc.Value);
        (child.Tracks[TrackSource.Camera].KeyFrames - large, child.SmallCamera.KeyFrames - small).Should().Be((0, 1), "only what it takes is asked for a key frame");
        recorder.Of(Face).Last().Payload.Should().HaveCount(900);
        interlocutor.Get(Face)[^1].Payload.Should().HaveCount(900);
    }

    [Fact]
    public void A_camera_that_is_switched_off_is_asked_for_nothing_on_an_in_process_subscriber_s_behalf()
    {
        var recorder = _conference.Attach();
        var (child, _) = Talk();
        child.Tracks[TrackSource.Camera].IsOn = false;
        _conference.RunUntil(() => recorder.Of(Face).Last().Ssrc == child.SmallCamera!.Ssrc.Value);
        child.SmallCamera!.IsOn = false;
        _conference.Run(TimeSpan.FromSeconds(2));
        var asked = child.Plis;

        _conference.Run(TimeSpan.FromSeconds(10));

        child.Plis.Should().Be(asked);
    }

    [Fact]
    public void A_layer_that_its_publisher_has_stopped_is_asked_for_no_key_frame()
    {
        var (child, interlocutor) = Talk();
        child.Tracks[TrackSource.Camera].IsOn = false;
        interlocutor.RequestKeyFrame(Face);
        _conference.Run(TimeSpan.FromSeconds(3));
        var (asked, keyFrames) = (child.Plis, child.SmallCamera!.KeyFrames);

        _conference.Run(TimeSpan.FromSeconds(10));

        (child.Plis, child.SmallCamera.KeyFrames).Should().Be((asked, keyFrames));
    }

    [Fact]
    public void A_layer_that_comes_back_costs_few_key_frames()
    {
        var recorder = _conference.Attach();
        var (child, _) = Talk();
        var large = child.Tracks[TrackSource.Camera];
        large.IsOn = false;
        _conference.RunUntil(() => recorder.Of(Face).Last().Ssrc == child.SmallCamera!.Ssrc.Value);
        var (asked, keyFrames) = (child.Plis, large.KeyFrames);

        large.IsOn = true;
        _conference.RunUntil(() => recorder.Of(Face).Last().Ssrc == large.Ssrc.Value);
        _conference.Run(TimeSpan.FromSeconds(20));

        // One for the recorder, one for the interlocutor, whose slot waits longer.
        (large.KeyFrames - keyFrames).Should().BeInRange(1, 2);
        (child.Plis - asked).Should().BeInRange(1, 3);
    }

    [Fact]
    public void Refuses_a_third_stream_under_a_name_that_is_taken()
    {
        var (child, _) = Talk();
        var refused = Refused(child);

        Span<byte> packet = stackalloc byte[100];
        var writer = new RtpWriter(packet, new RtpHeader(new(OfferText.Vp8), new(1), new(1), new Ssrc(77), false));
        writer.TryAddMid(OfferText.MidId, "1"u8);
        writer.TryAddExtension(OfferText.RidId, "h"u8);
        writer.TryFinish([0x10, 0x11, 0, 0], out var length);
        child.SendRtp(packet[..length]);
        _conference.Run(TimeSpan.FromSeconds(0.1));

        Refused(child).Should().Be(refused + 1);
    }

    public void Dispose() => _conference.Dispose();

    /// <summary>A stream as a decoder wants it: no number twice or missing, each picture one after the last, time going on.</summary>
    internal static void IsOneStream(IReadOnlyList<TestBrowser.Received> packets)
    {
        foreach (var (a, b) in packets.Zip(packets.Skip(1)))
        {
            b.Sequence.DistanceFrom(a.Sequence).Should().Be(1);
            ((long)b.Timestamp.DistanceFrom(a.Timestamp)).Should().BeGreaterThanOrEqualTo(0);
            var step = (Picture(b) - Picture(a)) & 0x7FFF;
            step.Should().Be(b.Timestamp == a.Timestamp ? 0 : 1, "a new time is the next picture");
        }
    }

    private static bool IsOf(TestTrack track, byte[] datagram) =>
        datagram is [>= 128 and <= 191, ..] && BinaryPrimitives.ReadUInt32BigEndian(datagram.AsSpan(8)) == track.Ssrc.Value;

    private static void AreAllThere(IEnumerable<byte[]> payloads)
    {
        var units = payloads.Where(p => p.Length == 900).Select(p => (int)BinaryPrimitives.ReadUInt32BigEndian(p.AsSpan(24))).Order().ToList();
        units.Should().HaveCountGreaterThan(50);
        units.Should().Equal(Enumerable.Range(units[0], units.Count), "nothing is left out");
    }

    private static int Picture(TestBrowser.Received packet) => BinaryPrimitives.ReadUInt16BigEndian(packet.Payload.AsSpan(2)) & 0x7FFF;

    private TrackStatistics Camera(TestBrowser child) =>
        _conference.Core.Statistics(_conference.Now, VirtualConference.Room).Members.Single(m => m.Member == child.Id).Tracks.Single(t => t.Source == TrackSource.Camera);

    private long Refused(TestBrowser child) =>
        _conference.Core.Statistics(_conference.Now, VirtualConference.Room).Members.Single(m => m.Member == child.Id).PacketsRefused;

    private (TestBrowser Child, TestBrowser Interlocutor) Talk()
    {
        var child = _conference.Enter("child", Seat.Participant, simulcast: true);
        var interlocutor = _conference.Enter("interlocutor", Seat.Interlocutor);
        child.SendsReports = true;
        child.Tracks[TrackSource.Microphone].IsOn = child.Tracks[TrackSource.Camera].IsOn = child.SmallCamera!.IsOn = true;
        _conference.RunUntil(() => interlocutor.Get(Face).Count > 100 && interlocutor.Get(Face)[^1].Payload.Length == 900);
        return (child, interlocutor);
    }
}
