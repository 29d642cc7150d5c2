using Itog.Conference;
using Itog.Queue.Hub;
using Itog.Queue.Mailbox;
using Itog.Queue.Tests.Mailbox;
using Itog.Recorder;
using Itog.Recorder.Trial;
using Itog.WebRtc;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Itog.Queue.Tests.Hub;

/// <summary>A participant's call to himself: his own room, no exam, an end in any case.</summary>
public sealed class TestCallsTests
{
    private static readonly JoinOffer Offer = new("v=0", []);

    private readonly FakeRoom _room = new();
    private readonly FakeTimeProvider _time = new();
    private readonly Guid _participant = Guid.NewGuid();
    private readonly OneVoice _source = new();

    [Fact]
    public async Task Each_participant_calls_in_a_room_that_is_no_auditorium_and_nobody_elses()
    {
        var calls = NewCalls();
        await calls.JoinAsync(_participant, TestCallEnd.Speaks, Offer, TestContext.Current.CancellationToken);
        await calls.JoinAsync(_participant, TestCallEnd.Hears, Offer, TestContext.Current.CancellationToken);
        await calls.JoinAsync(Guid.NewGuid(), TestCallEnd.Speaks, Offer, TestContext.Current.CancellationToken);

        _room.Joined.Select(j => j.Room).Distinct().Should().HaveCount(2).And.OnlyContain(r => r != RoomNames.Room(1, 1));
        _room.Joined.Take(2).Select(j => j.Seat).Should().Equal([Seat.Participant, Seat.Observer], "one end sends, the other only hears");
        _room.Joined.Select(j => RoomNames.ParticipantOf(j.Member)).Should().OnlyContain(p => p == null, "a test call makes nobody present in the exam");
    }

    [Fact]
    public async Task A_test_recording_is_heard_by_its_owner_alone_and_gone_with_the_call()
    {
        var calls = NewCalls();
        (await calls.BeginTakeAsync(_participant)).Problem!.Code.Should().Be("no-test-call");
        await calls.JoinAsync(_participant, TestCallEnd.Speaks, Offer, TestContext.Current.CancellationToken);
        (await calls.EndTakeAsync(_participant, TestContext.Current.CancellationToken)).Problem!.Code.Should().Be("no-test-take");

        (await calls.BeginTakeAsync(_participant)).Succeeded.Should().BeTrue();
        _source.Speak();
        var take = (await calls.EndTakeAsync(_participant, TestContext.Current.CancellationToken)).Value!.Value;

        calls.Sound(_participant, take).Should().NotBeNull();
        calls.Sound(Guid.NewGuid(), take).Should().BeNull();
        calls.Sound(_participant, Guid.NewGuid()).Should().BeNull();
        await calls.EndAsync(_participant);
        calls.Sound(_participant, take).Should().BeNull();
        calls.Measured(_participant).Figures.VoiceShare.Should().Be(0, "the verdict is asked for after the call, and may know what was measured");
        calls.Measured(Guid.NewGuid()).Should().Be(TestMeasured.Nothing);
    }

    [Fact]
    public async Task Both_ends_leave_when_the_call_is_ended_and_no_sooner()
    {
        var calls = NewCalls();
        await calls.JoinAsync(_participant, TestCallEnd.Speaks, Offer, TestContext.Current.CancellationToken);
        _room.Left.Should().BeEmpty();

        await calls.EndAsync(_participant);
        await calls.EndAsync(_participant);

        _room.Left.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_forgotten_call_ends_by_itself_counted_from_the_last_joining()
    {
        var calls = NewCalls();
        await calls.JoinAsync(_participant, TestCallEnd.Speaks, Offer, TestContext.Current.CancellationToken);
        _time.Advance(TestCalls.Longest - TimeSpan.FromSeconds(1));
        await calls.JoinAsync(_participant, TestCallEnd.Hears, Offer, TestContext.Current.CancellationToken);
        _time.Advance(TimeSpan.FromSeconds(1));
        _room.Left.Should().BeEmpty();

        _time.Advance(TestCalls.Longest);
        _room.Left.Should().HaveCount(2);
    }

    private TestCalls NewCalls() => new(_room, new VoiceTakes(_source, Options.Create(new RecorderOptions())), _time);

    /// <summary>A room whose participant says one packet of silence when he is asked to.</summary>
    private sealed class OneVoice : IRoomSource
    {
        private ITrackSubscriber? _subscriber;

        public MediaTime Now => default;

        public Task<IRoomAttachment> AttachAsync(RoomId room, ITrackSubscriber subscriber)
        {
            _subscriber = subscriber;
            return Task.FromResult<IRoomAttachment>(new Detached());
        }

        public void Speak() => _subscriber!.OnPacket(new TrackPacket
        {
            Slot = new Slot(Seat.Participant, TrackSource.Microphone),
            Member = new MemberId("caller"),
            Ssrc = 1,
            ExtendedSequence = 1,
            RtpTimestamp = 1,
            Marker = false,
            Arrival = default,
            AudioLevel = 127,
            Payload = [0xF8, 0xFF, 0xFE],
        });

        private sealed class Detached : IRoomAttachment
        {
            public void RequestKeyFrame(Slot slot)
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
