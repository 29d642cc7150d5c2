using Itog.Conference.Rooms;
using Itog.Conference.Tests.Virtual;
using Microsoft.Extensions.Logging.Abstractions;

namespace Itog.Conference.Tests;

public sealed class SubscriberTests : IDisposable
{
    private static readonly Slot Voice = new(Seat.Participant, TrackSource.Microphone);
    private static readonly Slot Face = new(Seat.Participant, TrackSource.Camera);

    private readonly VirtualConference _conference = new();

    [Fact]
    public void Gets_only_the_slots_that_it_wants()
    {
        var recorder = _conference.Attach(slot => slot.Source == TrackSource.Microphone);
        Play("child");
        _conference.RunUntil(() => recorder.Packets.Count > 50);

        recorder.Packets.Select(p => p.Slot).Distinct().Should().Equal(Voice);
    }

    [Fact]
    public void Gets_exactly_what_was_published_in_its_order()
    {
        var recorder = _conference.Attach();
        var child = Play("child");
        _conference.RunUntil(() => recorder.Of(Voice).Count() > 100);

        var got = recorder.Of(Voice).Select(p => p.Payload).ToList();
        got.Should().BeEquivalentTo(child.Tracks[TrackSource.Microphone].Payloads.Take(got.Count), o => o.WithStrictOrdering());
        recorder.Of(Voice).Zip(recorder.Of(Voice).Skip(1)).Should().OnlyContain(p => p.Second.Timestamp - p.First.Timestamp == 960 && p.Second.Sequence == p.First.Sequence + 1);
    }

    [Fact]
    public void Attached_late_it_gets_a_key_frame_soon()
    {
        var child = Play("child");
        _conference.RunUntilConnected();
        _conference.Run(TimeSpan.FromSeconds(1));
        var frames = child.Tracks[TrackSource.Camera].KeyFrames;

        var recorder = _conference.Attach();
        _conference.Run(TimeSpan.FromMilliseconds(500));

        child.Tracks[TrackSource.Camera].KeyFrames.Should().Be(frames + 1);
        recorder.Of(Face).Should().NotBeEmpty();
    }

    [Fact]
    public void Gets_the_publisher_s_reports()
    {
        var recorder = _conference.Attach();
        Play("child").SendsReports = true;
        _conference.RunUntil(() => recorder.Reports.Count(r => r.Slot == Voice) >= 3);

        recorder.Reports.Should().OnlyContain(r => r.Member.Value == "child" && r.Ntp != 0);
    }

    [Fact]
    public void Is_told_when_the_holder_of_a_slot_is_gone_and_gets_the_next_one()
    {
        var recorder = _conference.Attach();
        Play("first");
        _conference.RunUntil(() => recorder.Of(Voice).Any());
        _conference.Core.Leave(_conference.Now, VirtualConference.Room, new("first"));
        recorder.Ended.Should().BeEquivalentTo([(Voice, new MemberId("first")), (Face, new MemberId("first"))]);

        Play("second");
        _conference.RunUntil(() => recorder.Of(Voice).Any(p => p.Member.Value == "second"));
    }

    [Fact]
    public void Is_not_called_after_it_was_detached()
    {
        var recorder = new RecordingSubscriber(_ => true);
        var attachment = new Attachment(recorder, NullLogger.Instance);
        _conference.Core.Attach(_conference.Now, VirtualConference.Room, attachment);
        Play("child");
        _conference.RunUntil(() => recorder.Of(Voice).Count() > 10);

        _conference.Core.Detach(_conference.Now, VirtualConference.Room, attachment);
        var calls = recorder.Calls;
        _conference.Run(TimeSpan.FromSeconds(1));

        recorder.Calls.Should().Be(calls);
        recorder.Ended.Should().BeEmpty();
    }

    public void Dispose() => _conference.Dispose();

    private TestBrowser Play(string name)
    {
        var child = _conference.Enter(name, Seat.Participant);
        child.Tracks[TrackSource.Microphone].IsOn = child.Tracks[TrackSource.Camera].IsOn = true;
        return child;
    }
}
