using System.Buffers.Binary;
using Itog.Conference.Tests.Virtual;
using Itog.WebRtc;
using Itog.WebRtc.Rtp;

namespace Itog.Conference.Tests;

public sealed class RecoveryTests : IDisposable
{
    private static readonly Slot Voice = new(Seat.Participant, TrackSource.Microphone);
    private static readonly Slot Face = new(Seat.Participant, TrackSource.Camera);

    private readonly VirtualConference _conference = new();

    [Fact]
    public void Video_reaches_the_receiver_whole_through_ten_per_cent_of_loss_each_way()
    {
        var (child, interlocutor) = Talk();
        _conference.LoseMedia(0.10);
        _conference.Run(TimeSpan.FromSeconds(10));
        _conference.Loses = (_, _) => false;
        _conference.Run(TimeSpan.FromSeconds(1));

        var got = interlocutor.Get(Face).Select(p => Unit(p.Payload, 24)).ToHashSet();
        var sent = child.Tracks[TrackSource.Camera].Payloads.Select(p => Unit(p, 24)).ToList();
        var missing = sent.Where(u => u > got.Min() && u < got.Max() && !got.Contains(u)).ToList();

        child.NacksReceived.Should().BeGreaterThan(20);
        interlocutor.Get(Face).Count(p => p.Recovered).Should().BeGreaterThan(30);
        missing.Count.Should().BeLessThan(sent.Count / 100, "retransmissions both ways fill what is lost");
    }

    [Fact]
    public void Sound_reaches_the_recording_and_the_receiver_whole_and_once_through_ten_per_cent_of_loss_each_way()
    {
        var recorder = _conference.Attach();
        var (child, interlocutor) = Talk();
        _conference.LoseMedia(0.10);
        _conference.Run(TimeSpan.FromSeconds(10));
        _conference.Loses = (_, _) => false;
        _conference.Run(TimeSpan.FromSeconds(1));

        var sent = child.Tracks[TrackSource.Microphone].Payloads.Select(p => Unit(p, 5)).ToList();
        var got = interlocutor.Get(Voice).Select(p => Unit(p.Payload, 5)).ToList();
        var recorded = recorder.Of(Voice).Select(p => Unit(p.Payload, 5)).ToList();

        recorded.Should().OnlyHaveUniqueItems();
        got.Should().OnlyHaveUniqueItems();
        sent.Where(u => u > recorded.Min() && u < recorded.Max()).Except(recorded).Should().BeEmpty();
        sent.Where(u => u > got.Min() && u < got.Max()).Except(got).Should().BeEmpty();
        interlocutor.Get(Voice).Count(p => p.Recovered).Should().BeGreaterThan(30);
    }

    [Fact]
    public void Lost_sound_is_in_the_recording_before_a_quarter_of_a_second_is_over()
    {
        var recorder = _conference.Attach();
        Talk();
        _conference.LoseMedia(0.10);
        _conference.Run(TimeSpan.FromSeconds(10));
        _conference.Loses = (_, _) => false;
        _conference.Run(TimeSpan.FromSeconds(1));

        // How long after its successors each packet came.
        var packets = recorder.Of(Voice).OrderByDescending(p => p.Sequence).ToList();
        var waits = new List<TimeSpan>();
        var successor = MediaTime.Never;
        foreach (var packet in packets)
        {
            waits.Add(packet.Arrival - successor);
            successor = packet.Arrival < successor ? packet.Arrival : successor;
        }

        waits.Count(w => w > TimeSpan.Zero).Should().BeGreaterThan(30);
        waits.Count(w => w > TimeSpan.FromMilliseconds(250)).Should().BeLessThanOrEqualTo(1, "requests and repetitions are lost like all else");
    }

    [Fact]
    public void Loss_of_sound_is_reported_to_its_publisher_although_it_was_recovered()
    {
        var (child, _) = Talk();
        child.ReportBlocksReceived.Clear();
        _conference.Loses = (toServer, datagram) => toServer && datagram[0] >= 128 && _conference.Random.NextDouble() < 0.10;
        _conference.Run(TimeSpan.FromSeconds(5));

        var voice = child.ReportBlocksReceived.Last(b => b.Source == child.Tracks[TrackSource.Microphone].Ssrc);
        voice.CumulativeLost.Should().BeInRange(10, 50);
    }

    [Fact]
    public void The_publisher_is_not_asked_for_what_only_a_receiver_lost()
    {
        var (child, interlocutor) = Talk();
        _conference.Loses = (toServer, datagram) => !toServer && datagram[0] >= 128 && _conference.Random.NextDouble() < 0.10;
        _conference.Run(TimeSpan.FromSeconds(5));

        child.NacksReceived.Should().Be(0);
        interlocutor.Get(Face).Count(p => p.Recovered).Should().BeGreaterThan(15);
    }

    [Fact]
    public void Statistics_tell_loss_after_recovery_and_what_was_recovered()
    {
        var (child, interlocutor) = Talk(repeatsSound: false);
        _conference.LoseMedia(0.10);
        _conference.Run(TimeSpan.FromSeconds(5));

        var room = _conference.Core.Statistics(_conference.Now, VirtualConference.Room);
        var camera = room.Members.Single(m => m.Member == child.Id).Tracks.Single(t => t.Source == TrackSource.Camera);
        var microphone = room.Members.Single(m => m.Member == child.Id).Tracks.Single(t => t.Source == TrackSource.Microphone);
        var slot = room.Members.Single(m => m.Member == interlocutor.Id).Slots.Single(s => s.Slot == Face);

        camera.Recovered.Should().BeGreaterThan(15);
        camera.LossPercent.Should().BeLessThan(8);
        (camera.Width, camera.Height).Should().Be((TestTrack.Width, TestTrack.Height));
        camera.BitrateBps.Should().BeInRange(450_000, 650_000);
        microphone.LossPercent.Should().BeGreaterThan(0, "this browser does not repeat sound");
        microphone.Level.Should().BeInRange(28, 32);
        slot.Retransmitted.Should().BeGreaterThan(15);
    }

    [Fact]
    public void Asks_for_a_key_frame_when_a_hole_stays_open()
    {
        var (child, _) = Talk();
        child.AnswersNacks = false;
        var before = child.Plis;
        var lost = 0;
        _conference.Loses = (toServer, datagram) => toServer && datagram[0] == 0x90 && datagram.Length > 900 && lost++ < 4;

        _conference.RunUntil(() => child.Plis > before);

        lost.Should().BeGreaterThanOrEqualTo(4);
    }

    [Fact]
    public void A_receiver_s_PLIs_become_one_request()
    {
        var (child, interlocutor) = Talk();
        var expert = _conference.Enter("expert", Seat.Expert);
        _conference.RunUntil(() => expert.Get(Face).Count > 10);
        _conference.Run(TimeSpan.FromSeconds(1));
        var before = child.Plis;

        for (var i = 0; i < 5; i++)
        {
            interlocutor.RequestKeyFrame(Face);
            expert.RequestKeyFrame(Face);
        }

        _conference.Run(TimeSpan.FromSeconds(1));

        (child.Plis - before).Should().Be(1);
    }

    [Fact]
    public void A_receiver_s_FIR_becomes_a_request_too()
    {
        var (child, interlocutor) = Talk();
        _conference.Run(TimeSpan.FromSeconds(1));
        var (before, frames) = (child.Plis, child.Tracks[TrackSource.Camera].KeyFrames);

        interlocutor.RequestKeyFrame(Face, byFir: true);
        _conference.Run(TimeSpan.FromSeconds(1));

        (child.Plis - before).Should().Be(1);
        child.Tracks[TrackSource.Camera].KeyFrames.Should().BeGreaterThan(frames);
    }

    [Fact]
    public void An_in_process_subscriber_gets_every_packet_once_and_retransmitted_ones_too()
    {
        var recorder = _conference.Attach();
        var (child, _) = Talk();
        _conference.LoseMedia(0.10);
        _conference.Run(TimeSpan.FromSeconds(5));
        _conference.Loses = (_, _) => false;
        _conference.Run(TimeSpan.FromSeconds(1));

        var face = recorder.Of(Face).ToList();
        face.Select(p => p.Sequence).Should().OnlyHaveUniqueItems();
        face.Should().OnlyContain(p => p.Ssrc == child.Tracks[TrackSource.Camera].Ssrc.Value && p.Member == child.Id);
        var holes = face.Max(p => p.Sequence) - face.Min(p => p.Sequence) + 1 - face.Count;
        holes.Should().BeLessThan(face.Count / 100);
        face.Zip(face.Skip(1)).Should().Contain(pair => pair.Second.Sequence < pair.First.Sequence, "recovered packets come late");
        recorder.Of(Voice).Should().OnlyContain(p => p.Level == 30);
    }

    [Fact]
    public void Sound_that_comes_late_does_not_begin_the_stream_of_who_is_back()
    {
        var (child, interlocutor) = Talk();
        var voice = child.Tracks[TrackSource.Microphone];
        child.AnswersNacks = false;
        SequenceNumber? late = null;
        _conference.Loses = (toServer, datagram) =>
            toServer && RtpPacket.TryParse(datagram, out var packet) && packet.Ssrc == voice.Ssrc && packet.Sequence == (late ??= packet.Sequence);
        _conference.Run(TimeSpan.FromSeconds(0.2));
        voice.IsOn = false;
        interlocutor.IsCutOff = true;
        _conference.RunUntil(() => StateOf(interlocutor) == MemberState.Disconnected);
        interlocutor.IsCutOff = false;
        _conference.RunUntil(() => StateOf(interlocutor) == MemberState.Connected);

        _conference.Loses = (_, _) => false;
        child.Repeat(voice, late!.Value);
        _conference.Run(TimeSpan.FromSeconds(0.1));
        voice.IsOn = true;
        _conference.Run(TimeSpan.FromSeconds(1));

        var got = interlocutor.Get(Voice).OrderBy(p => p.Sequence.Value).Select(p => Unit(p.Payload, 5)).ToList();
        got.Should().BeInAscendingOrder();
        got[^1].Should().BeGreaterThan(Unit(voice.Payloads[^10], 5));
    }

    public void Dispose() => _conference.Dispose();

    private MemberState StateOf(TestBrowser browser) => _conference.Core.Roster(VirtualConference.Room).Single(r => r.Member == browser.Id).State;

    private static uint Unit(byte[] payload, int at) => BinaryPrimitives.ReadUInt32BigEndian(payload.AsSpan(at));

    private (TestBrowser Child, TestBrowser Interlocutor) Talk(bool repeatsSound = true)
    {
        var child = _conference.Enter("child", Seat.Participant, repeatsSound: repeatsSound);
        var interlocutor = _conference.Enter("interlocutor", Seat.Interlocutor);
        child.SendsReports = true;
        child.Tracks[TrackSource.Microphone].IsOn = child.Tracks[TrackSource.Camera].IsOn = true;
        _conference.RunUntil(() => interlocutor.Get(Face).Count > 30);
        return (child, interlocutor);
    }
}
