using Itog.Conference.Tests.Virtual;
using Itog.WebRtc.Rtp;

namespace Itog.Conference.Tests;

public sealed class ForwardingTests : IDisposable
{
    private static readonly Slot ParticipantVoice = new(Seat.Participant, TrackSource.Microphone);
    private static readonly Slot ParticipantFace = new(Seat.Participant, TrackSource.Camera);
    private static readonly Slot Kim = new(Seat.Interlocutor, TrackSource.Screen);

    private readonly VirtualConference _conference = new();

    [Fact]
    public void Connects_and_carries_sound_under_the_receiver_s_own_numbers()
    {
        var child = _conference.Enter("child", Seat.Participant);
        var interlocutor = _conference.Enter("interlocutor", Seat.Interlocutor);
        _conference.RunUntilConnected();

        child.Tracks[TrackSource.Microphone].IsOn = true;
        _conference.RunUntil(() => interlocutor.Get(ParticipantVoice).Count >= 100);

        var got = interlocutor.Get(ParticipantVoice);
        got.Select(p => p.Ssrc).Distinct().Should().ContainSingle().Which.Should().NotBe(child.Tracks[TrackSource.Microphone].Ssrc);
        got.Select(p => p.Payload).Should().BeEquivalentTo(child.Tracks[TrackSource.Microphone].Payloads.Take(got.Count), o => o.WithStrictOrdering());
        got.Zip(got.Skip(1)).Should().OnlyContain(pair => pair.Second.Sequence.DistanceFrom(pair.First.Sequence) == 1);
        got.Zip(got.Skip(1)).Should().OnlyContain(pair => pair.Second.Timestamp.DistanceFrom(pair.First.Timestamp) == 960);
        got.Should().OnlyContain(p => p.Level == 30 && p.Mid != "");
    }

    [Fact]
    public void Sends_video_from_a_key_frame_on()
    {
        var child = _conference.Enter("child", Seat.Participant);
        _conference.RunUntilConnected();
        child.Tracks[TrackSource.Camera].IsOn = true;
        _conference.Run(TimeSpan.FromSeconds(1));

        var expert = _conference.Enter("expert", Seat.Expert);
        _conference.RunUntil(() => expert.Get(ParticipantFace).Count >= 30);

        Vp8Descriptor.TryParse(expert.Get(ParticipantFace)[0].Payload, out var first).Should().BeTrue();
        first.StartsKeyFrame.Should().BeTrue();
        child.Plis.Should().BeGreaterThan(0);
    }

    [Fact]
    public void Sends_nothing_of_a_video_while_no_key_frame_comes()
    {
        var child = _conference.Enter("child", Seat.Participant);
        _conference.RunUntilConnected();
        child.Tracks[TrackSource.Camera].IsOn = true;
        child.AnswersPlis = false;
        _conference.Run(TimeSpan.FromSeconds(1));

        var expert = _conference.Enter("expert", Seat.Expert);
        _conference.Run(TimeSpan.FromSeconds(2));

        expert.Get(ParticipantFace).Should().BeEmpty();
        child.Plis.Should().BeInRange(3, 5, "requests repeat, ever more seldom");
    }

    [Fact]
    public void Switches_a_slot_to_the_next_child_in_one_stream_without_renegotiation()
    {
        var interlocutor = _conference.Enter("interlocutor", Seat.Interlocutor);
        var first = Play("first");
        _conference.RunUntil(() => interlocutor.Get(ParticipantFace).Count >= 60);
        _conference.Core.Leave(_conference.Now, VirtualConference.Room, first.Id);
        _conference.Run(TimeSpan.FromSeconds(2));
        var count = interlocutor.Get(ParticipantFace).Count;
        var silence = interlocutor.Get(ParticipantVoice)[^1].Timestamp;

        var second = Play("second");
        _conference.RunUntil(() => interlocutor.Get(ParticipantFace).Count >= count + 60);

        var face = interlocutor.Get(ParticipantFace);
        face.Select(p => p.Ssrc).Distinct().Should().ContainSingle();
        face[count].Sequence.DistanceFrom(face[count - 1].Sequence).Should().Be(1);
        Vp8Descriptor.TryParse(face[count].Payload, out var descriptor).Should().BeTrue();
        descriptor.StartsKeyFrame.Should().BeTrue();
        Vp8Descriptor.TryParse(face[count - 1].Payload, out var last).Should().BeTrue();
        descriptor.PictureId.Should().Be((last.PictureId + 1) & 0x7FFF);

        var gap = interlocutor.Get(ParticipantVoice).First(p => p.Payload.AsSpan().IndexOf(second.Tracks[TrackSource.Microphone].Payloads[0]) == 0).Timestamp.DistanceFrom(silence);
        gap.Should().BeInRange(48_000, 48_000 * 4, "the timestamp goes on by the time that passed");
    }

    [Fact]
    public void Tells_when_the_first_frame_of_the_KIM_went_to_the_child()
    {
        var child = _conference.Enter("child", Seat.Participant);
        var interlocutor = _conference.Enter("interlocutor", Seat.Interlocutor);
        _conference.RunUntilConnected();
        _conference.Run(TimeSpan.FromSeconds(1));
        _conference.Events.OfType<RoomEvent.SlotFirstSent>().Should().BeEmpty();

        interlocutor.Tracks[TrackSource.Screen].IsOn = true;
        _conference.RunUntil(() => child.Get(Kim).Count > 0);

        _conference.Events.OfType<RoomEvent.SlotFirstSent>().Should().ContainSingle(e => e.Member == child.Id && e.Slot == Kim && e.Publisher == interlocutor.Id);
        _conference.Events.OfType<RoomEvent.TrackStarted>().Should().ContainSingle(e => e.Slot == Kim);
    }

    [Fact]
    public void Reports_to_publishers_and_receivers()
    {
        var child = Play("child");
        var interlocutor = _conference.Enter("interlocutor", Seat.Interlocutor);
        _conference.Run(TimeSpan.FromSeconds(4));

        child.TransportFeedbacks.Should().BeGreaterThan(20);
        child.ReportBlocksReceived.Should().Contain(b => b.Source == child.Tracks[TrackSource.Camera].Ssrc)
            .And.Contain(b => b.Source == child.Tracks[TrackSource.Microphone].Ssrc)
            .And.OnlyContain(b => b.FractionLost == 0);
        interlocutor.SenderReports.Should().BeEmpty("the publisher has sent no report of its own to translate");
    }

    [Fact]
    public void Tells_who_knows_no_transport_wide_feedback_a_rate_by_REMB()
    {
        var modern = Play("child");
        var old = _conference.Enter("interlocutor", Seat.Interlocutor, transportFeedback: false);
        old.Tracks[TrackSource.Camera].IsOn = true;
        _conference.Run(TimeSpan.FromSeconds(4));

        old.Rembs.Should().NotBeEmpty().And.OnlyContain(r => r.BitsPerSecond > 3_000_000);
        old.TransportFeedbacks.Should().Be(0);
        modern.Rembs.Should().BeEmpty();
    }

    [Fact]
    public void Names_each_stream_so_that_face_and_voice_keep_in_step()
    {
        var child = Play("child");
        var interlocutor = _conference.Enter("interlocutor", Seat.Interlocutor);
        child.SendsReports = true;
        _conference.Run(TimeSpan.FromSeconds(4));

        var voice = interlocutor.CanonicalNames[interlocutor.Get(ParticipantVoice)[0].Ssrc];
        var face = interlocutor.CanonicalNames[interlocutor.Get(new Slot(Seat.Participant, TrackSource.Camera))[0].Ssrc];
        voice.Should().Be("participant").And.Be(face);
    }

    [Fact]
    public void Translates_the_publisher_s_reports_into_the_receiver_s_stream()
    {
        var child = Play("child");
        var interlocutor = _conference.Enter("interlocutor", Seat.Interlocutor);
        child.SendsReports = true;
        _conference.Run(TimeSpan.FromSeconds(4));

        var slot = interlocutor.Get(ParticipantVoice)[^1];
        var report = interlocutor.SenderReports.Last(r => r.Sender == slot.Ssrc);
        report.PacketCount.Should().BeGreaterThan(50);
        ((double)report.Rtp.DistanceFrom(slot.Timestamp)).Should().BeInRange(-48_000 * 1.5, 48_000 * 0.1, "it speaks of the stream's present");
        _conference.Core.Statistics(_conference.Now, VirtualConference.Room).Members.Should().Contain(m => m.Member == interlocutor.Id);
    }

    [Fact]
    public void Binds_streams_that_only_their_packets_announce()
    {
        var child = _conference.Enter("child", Seat.Participant, announceSsrcs: false);
        var interlocutor = _conference.Enter("interlocutor", Seat.Interlocutor);
        _conference.RunUntilConnected();

        child.Tracks[TrackSource.Microphone].IsOn = child.Tracks[TrackSource.Camera].IsOn = true;

        _conference.RunUntil(() => interlocutor.Get(ParticipantVoice).Count > 10 && interlocutor.Get(ParticipantFace).Count > 10);
    }

    public void Dispose() => _conference.Dispose();

    private TestBrowser Play(string name)
    {
        var child = _conference.Enter(name, Seat.Participant);
        child.Tracks[TrackSource.Microphone].IsOn = child.Tracks[TrackSource.Camera].IsOn = true;
        return child;
    }
}
