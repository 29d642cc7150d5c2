using Itog.Conference;
using Itog.Exam.Audit;
using Itog.Exam.Regulation;
using Itog.Queue.Day;
using Itog.Queue.Mailbox;
using Itog.Queue.Protocol;
using Itog.Queue.Tests.Mailbox;
using Itog.Queue.Wall;
using Itog.Recorder.Quality;
using Itog.WebRtc;
using static Itog.Queue.Day.DayCommand;

namespace Itog.Queue.Tests.Wall;

/// <summary>What the tile of an auditorium tells, and what it calls a trouble.</summary>
public sealed class TileTests : IAsyncLifetime
{
    private static readonly RoomId Room = new("a");
    private static readonly HashSet<MemberId> Nobody = [];

    private ExamDayFixture _fixture = null!;
    private AuditoriumMailbox _mailbox = null!;

    public async ValueTask InitializeAsync()
    {
        _fixture = await ExamDayFixture.CreateAsync();
        _mailbox = await _fixture.OpenAsync();
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task A_calm_answer_has_its_name_stage_levels_and_queue_and_no_trouble()
    {
        await _fixture.ShowKimAsync(_mailbox);
        await ExamDayFixture.DoAsync(_mailbox, new ConnectParticipant(_fixture.People[1].Id, Link.Page));

        var tile = Draw(Member(Seat.Participant, level: 30), Member(Seat.Interlocutor, level: 60));

        tile.Attempt!.Name.FamilyName.Should().Be(_fixture.People[0].FamilyName);
        tile.Attempt.Stage.Id.Should().Be(_mailbox.Snapshot.Day.Current!.Stage);
        (tile.Participant.Level, tile.Interlocutor.Level, tile.Participant.Picture).Should().Be((0.5, 0, true));
        tile.Queue.Should().BeEquivalentTo(new { Waiting = 1, Lost = 0, Checked = 0, Ended = 0, Scheduled = 4 });
        tile.Troubles.Should().BeEmpty();
    }

    [Fact]
    public async Task A_lost_participant_is_one_grave_trouble_that_says_when_its_alarm_was_repeated()
    {
        await _fixture.ShowKimAsync(_mailbox);
        await ExamDayFixture.DoAsync(_mailbox, new LoseParticipant(_fixture.People[0].Id, Link.Media));
        Draw(Member(Seat.Interlocutor)).Troubles.Should().Equal(new TroubleView(TroubleKind.ParticipantLost, true, false, null));

        _fixture.Time.Advance(TimeSpan.FromSeconds(31));
        await _mailbox.DrawnAsync();

        Draw(Member(Seat.Interlocutor)).Troubles.Should().Equal(new TroubleView(TroubleKind.ParticipantLost, true, true, null));
    }

    [Fact]
    public async Task A_trouble_outlives_the_acknowledgement_of_its_alarm()
    {
        await _fixture.ShowKimAsync(_mailbox);
        await ExamDayFixture.DoAsync(_mailbox, new LoseParticipant(_fixture.People[0].Id, Link.Media));
        await ExamDayFixture.DoAsync(_mailbox, new AcknowledgeAlarm(_mailbox.Snapshot.Day.Alarms[^1].Id));

        Draw().Troubles.Select(t => t.Kind).Should().Equal(TroubleKind.ParticipantLost);
    }

    [Fact]
    public async Task An_absent_interlocutor_is_a_trouble_once_somebody_waits()
    {
        await ExamDayFixture.DoAsync(_mailbox, new OpenConference());
        Draw().Troubles.Should().BeEmpty("nobody needs him yet");

        await ExamDayFixture.DoAsync(_mailbox, new ConnectParticipant(_fixture.People[0].Id, Link.Page));
        Draw().Troubles.Should().Equal(new TroubleView(TroubleKind.InterlocutorLost, true, false, null));

        await ExamDayFixture.DoAsync(_mailbox, new ConnectInterlocutor(Link.Page));
        Draw().Troubles.Should().BeEmpty();
    }

    [Fact]
    public async Task A_bad_voice_comes_before_a_weak_line_and_each_says_what_it_is()
    {
        var attempt = await _fixture.ShowKimAsync(_mailbox);
        await ExamDayFixture.DoAsync(_mailbox, new ReportSoundTrouble(attempt.Id, new SoundTrouble(Voice.Interlocutor, SoundFault.Lossy), true));

        var troubles = Draw(Member(Seat.Participant), Member(Seat.Interlocutor, loss: 8.4)).Troubles;

        troubles.Select(t => (t.Kind, t.Grave)).Should().Equal((TroubleKind.Sound, true), (TroubleKind.WeakLine, false));
        troubles[0].Detail.Should().Contain("Звук собеседника");
        troubles[1].Detail.Should().Be("8");
    }

    [Fact]
    public async Task A_picture_that_does_not_come_is_a_trouble_of_who_answers()
    {
        await _fixture.ShowKimAsync(_mailbox);

        Draw(Member(Seat.Participant, picture: false), Member(Seat.Interlocutor)).Troubles.Select(t => t.Kind).Should().Equal(TroubleKind.NoPicture);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(25)]
    public void A_conference_that_should_be_open_by_the_regulation_is_told_then_and_not_earlier(int minutes)
    {
        var (first, day) = (_fixture.Demo.Schedule.Min(e => e.ScheduledAt), _mailbox.Snapshot.Day);
        var regulation = day.Plan.Regulation with { ConferenceOpens = new Ruled<TimeSpan>(TimeSpan.FromMinutes(minutes), "003") };
        var snapshot = _mailbox.Snapshot with { Day = day with { Plan = day.Plan with { Regulation = regulation } } };
        TileView At(DateTimeOffset now) => TileBuilder.Build(snapshot, new RoomStatistics(Room, default, []), Nobody, now);

        At(first - TimeSpan.FromMinutes(minutes + 1)).Troubles.Should().BeEmpty();
        At(first - TimeSpan.FromMinutes(minutes)).Troubles.Select(t => t.Kind).Should().Equal(TroubleKind.NotOpen);
    }

    [Fact]
    public async Task A_message_that_nobody_reads_becomes_a_trouble()
    {
        var message = Guid.NewGuid();
        await ExamDayFixture.DoAsync(_mailbox, new OpenConference(), new SendMessage(message, "Проверьте микрофон."));
        var now = _fixture.Time.GetUtcNow();
        Draw(now + TimeSpan.FromSeconds(119)).Troubles.Should().BeEmpty();
        Draw(now + TimeSpan.FromSeconds(120)).Troubles.Select(t => t.Kind).Should().Equal(TroubleKind.MessageUnread);

        await ExamDayFixture.DoAsync(_mailbox, new ConfirmMessage(message));

        Draw(now + TimeSpan.FromHours(1)).Troubles.Should().BeEmpty();
    }

    [Fact]
    public async Task The_tile_keeps_every_open_alarm_and_the_last_three_that_are_settled()
    {
        await _fixture.ShowKimAsync(_mailbox);
        for (var i = 0; i < 5; i++)
        {
            await ExamDayFixture.DoAsync(_mailbox, new ReportDiskLow());
            await ExamDayFixture.DoAsync(_mailbox, new AcknowledgeAlarm(_mailbox.Snapshot.Day.Alarms[^1].Id));
        }

        await ExamDayFixture.DoAsync(_mailbox, new AskHelp(_fixture.People[0].Id, HelpNeed.Sound));

        Draw().Alarms.Select(a => a.Acknowledged).Should().Equal(false, true, true, true);
        Draw(Member(Seat.Participant)).Troubles.Select(t => t.Kind).Should().Equal(TroubleKind.HelpAsked);
    }

    private TileView Draw(params MemberStatistics[] members) => Draw(_fixture.Time.GetUtcNow(), members);

    private TileView Draw(DateTimeOffset now, params MemberStatistics[] members) =>
        TileBuilder.Build(_mailbox.Snapshot, new RoomStatistics(Room, default, members), Nobody, now);

    private static MemberStatistics Member(Seat seat, int level = 40, double loss = 0.2, bool picture = true) => new(
        new MemberId(seat.ToString()), seat, Hidden: false, MemberState.Connected, null, MediaTransport.Udp, 40, 1, 1, 0, 2_000_000, null,
        [Track(TrackSource.Microphone, loss, level), .. picture ? [Track(TrackSource.Camera, 0, null)] : Array.Empty<TrackStatistics>()], []);

    private static TrackStatistics Track(TrackSource source, double loss, int? level) => new(source, true, 40_000, loss, 3, level, null, null, 100, 0, 0, 0, []);
}
