using Itog.Conference;
using Itog.Exam.People;
using Itog.Queue.Access;
using Itog.Queue.Day;
using Itog.Queue.Hub;
using Itog.Queue.Mailbox;
using Itog.Queue.Protocol;
using Itog.Queue.Tests.Mailbox;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using static Itog.Queue.Day.DayCommand;

namespace Itog.Queue.Tests.Hub;

/// <summary>The technician's test call with a station: a room of the two, never beside a participant, an end in any case.</summary>
public sealed class StationCallsTests(StationCallsTests.Auditorium auditorium) : IClassFixture<StationCallsTests.Auditorium>, IAsyncLifetime
{
    private static readonly JoinOffer Offer = new("v=0", []);

    private readonly PageConnections _pages = new();
    private readonly List<(PagePass Page, StationCallView? Call)> _told = [];
    private readonly ExamDayFixture _fixture = auditorium.Day;
    private readonly AuditoriumMailboxes _mailboxes = auditorium.Mailboxes;
    private AuditoriumMailbox _mailbox = null!;
    private StationCalls _calls = null!;
    private PageConnection _technician = null!;
    private PageConnection _station = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _fixture.Room.Joined.Clear();
        _fixture.Room.Left.Clear();
        _calls = new StationCalls(_pages, _mailboxes, _fixture.Room, _fixture.Time, NullLogger<StationCalls>.Instance);
        _calls.Changed += (page, call) => _told.Add((page.Pass, call));
        _mailbox = (await _mailboxes.GetAsync(_fixture.Key))!;
        _technician = Open(Page.Technician, ExamDayFixture.StaffId(StaffRole.Technician));
        _station = Open(Page.Station, ExamDayFixture.StaffId(StaffRole.Interlocutor));
    }

    public async ValueTask DisposeAsync()
    {
        if (_mailbox.Snapshot.Day.Current is not null)
        {
            await ExamDayFixture.DoAsync(_mailbox, new ReportTechnicalFailure("Сбой."));
        }
    }

    [Fact]
    public async Task Both_meet_in_a_room_that_is_no_auditorium_s_and_make_nobody_present_in_the_exam()
    {
        await TalkAsync();
        (await _calls.JoinAsync(_technician, Offer, Cancel)).Succeeded.Should().BeTrue();
        (await _calls.JoinAsync(_station, Offer, Cancel)).Succeeded.Should().BeTrue();

        _fixture.Room.Joined.Select(j => j.Room).Distinct().Should().ContainSingle().Which.Should().NotBe(RoomNames.Room(_fixture.Key.ExamDay, _fixture.Key.Auditorium));
        _mailboxes.Find(_fixture.Room.Joined[0].Room).Should().BeNull("what happens there is nothing to the day");
        _fixture.Room.Joined.Select(j => j.Seat).Should().BeEquivalentTo([Seat.Participant, Seat.Interlocutor], "these two hear and see each other");
        _fixture.Room.Joined.Select(j => j.Member).Should().OnlyHaveUniqueItems().And.OnlyContain(m => RoomNames.ParticipantOf(m) == null && RoomNames.AttendantOf(m) == null);
    }

    [Fact]
    public async Task Each_is_told_who_the_other_one_is_and_that_it_rings_talks_and_ends()
    {
        await TalkAsync();
        await _calls.EndAsync(_station.Pass);

        Told(_technician).Select(c => (c.State, c.With)).Should().Equal(
            (StationCallState.Ringing, null), (StationCallState.Talking, "Собеседник"), (StationCallState.Ended, "Собеседник"));
        Told(_station).Should().OnlyContain(c => c.With == "Специалист");
        Told(_station)[^1].Ending.Should().Be(StationCallEnding.HungUp);
        _calls.Of(_technician.Pass).Should().BeNull("what has ended is not told to whoever comes later");
    }

    [Fact]
    public async Task Nobody_joins_before_the_station_has_answered_or_after_the_end()
    {
        await _calls.BeginAsync(_technician, "Специалист");
        (await _calls.JoinAsync(_technician, Offer, Cancel)).Problem!.Code.Should().Be("no-station-call");
        (await _calls.JoinAsync(_station, Offer, Cancel)).Problem!.Code.Should().Be("no-station-call");

        await _calls.AnswerAsync(_station, "Собеседник");
        await _calls.EndAsync(_technician.Pass);

        (await _calls.JoinAsync(_station, Offer, Cancel)).Problem!.Code.Should().Be("no-station-call");
        _fixture.Room.Joined.Should().BeEmpty();
        _fixture.Room.Left.Should().HaveCount(2, "whoever was in it is let out");
    }

    [Fact]
    public async Task A_third_person_neither_hears_nor_ends_it()
    {
        var otherStation = Open(Page.Station, Guid.NewGuid());
        var otherTechnician = Open(Page.Technician, Guid.NewGuid());
        await TalkAsync();

        foreach (var stranger in new[] { otherStation, otherTechnician })
        {
            (await _calls.JoinAsync(stranger, Offer, Cancel)).Problem!.Code.Should().Be("no-station-call");
            (await _calls.EndAsync(stranger.Pass)).Problem!.Code.Should().Be("no-station-call");
            _calls.Of(stranger.Pass).Should().BeNull();
        }

        (await _calls.BeginAsync(otherTechnician, "Второй")).Problem!.Code.Should().Be("station-called");
        (await _calls.AnswerAsync(otherStation, "Второй")).Problem!.Code.Should().Be("no-station-call");
        _calls.Joins(_technician.Pass).Should().BeTrue();
        _fixture.Room.Joined.Should().BeEmpty();
    }

    [Fact]
    public async Task It_is_not_begun_while_a_participant_is_in_the_auditorium()
    {
        await AdmitAsync();

        (await _calls.BeginAsync(_technician, "Специалист")).Problem!.Code.Should().Be("station-taken");

        _told.Should().BeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whoever_is_called_into_the_auditorium_ends_it(bool answered)
    {
        await _calls.BeginAsync(_technician, "Специалист");
        if (answered)
        {
            await _calls.AnswerAsync(_station, "Собеседник");
        }

        await AdmitAsync();

        _calls.Of(_technician.Pass).Should().BeNull();
        Told(_technician)[^1].Ending.Should().Be(StationCallEnding.Admitted);
        (await _calls.AnswerAsync(_station, "Собеседник")).Problem!.Code.Should().Be("no-station-call");
        (await _calls.JoinAsync(_station, Offer, Cancel)).Problem!.Code.Should().Be("no-station-call");
    }

    [Fact]
    public async Task A_station_that_nobody_has_opened_cannot_be_called()
    {
        _pages.Remove(_station.Id, out _);

        (await _calls.BeginAsync(_technician, "Специалист")).Problem!.Code.Should().Be("station-away");
    }

    [Fact]
    public async Task A_station_that_declines_or_is_closed_ends_it_and_the_technician_reads_which()
    {
        await _calls.BeginAsync(_technician, "Специалист");
        await _calls.EndAsync(_station.Pass);
        Told(_technician)[^1].Ending.Should().Be(StationCallEnding.Declined);

        await _calls.BeginAsync(_technician, "Специалист");
        _pages.Remove(_station.Id, out _);
        await _calls.LeaveAsync(_station.Pass);
        Told(_technician)[^1].Ending.Should().Be(StationCallEnding.Away);
    }

    [Fact]
    public async Task Whoever_of_the_two_goes_ends_it_and_nobody_else_does()
    {
        var other = Open(Page.Station, Guid.NewGuid());
        await TalkAsync();
        await _calls.LeaveAsync(other.Pass);
        _calls.Joins(_station.Pass).Should().BeTrue();

        await _calls.LeaveAsync(_technician.Pass);

        Told(_station)[^1].Ending.Should().Be(StationCallEnding.Away);
        _fixture.Room.Left.Should().HaveCount(2);
    }

    [Fact]
    public async Task It_rings_no_longer_than_it_should_and_is_not_forgotten()
    {
        await _calls.BeginAsync(_technician, "Специалист");
        _fixture.Time.Advance(StationCalls.Rings - TimeSpan.FromSeconds(1));
        _calls.Of(_technician.Pass)!.State.Should().Be(StationCallState.Ringing);
        _fixture.Time.Advance(TimeSpan.FromSeconds(1));
        Told(_technician)[^1].Ending.Should().Be(StationCallEnding.Unanswered);

        await TalkAsync();
        _fixture.Time.Advance(StationCalls.Longest - TimeSpan.FromSeconds(1));
        _calls.Joins(_technician.Pass).Should().BeTrue();
        _fixture.Time.Advance(TimeSpan.FromSeconds(1));
        Told(_station)[^1].Ending.Should().Be(StationCallEnding.TooLong);
    }

    [Fact]
    public async Task While_they_talk_each_is_told_both_lines_once_a_second()
    {
        await TalkAsync();
        var before = Told(_technician).Count;

        _fixture.Time.Advance(TimeSpan.FromSeconds(2));

        Told(_technician).Skip(before).Should().HaveCount(2).And.OnlyContain(c => c.Own != null && c.Theirs != null && !c.Theirs.Connected, "nobody is in the room yet");
    }

    private async Task TalkAsync()
    {
        (await _calls.BeginAsync(_technician, "Специалист")).Succeeded.Should().BeTrue();
        (await _calls.AnswerAsync(_station, "Собеседник")).Succeeded.Should().BeTrue();
    }

    private Task AdmitAsync() => ExamDayFixture.DoAsync(_mailbox, new AdmitNext(Guid.NewGuid()));

    private PageConnection Open(Page page, Guid person)
    {
        var opened = new PageConnection($"{page}-{person}", new PagePass(page, _fixture.Key, person), _mailbox, new CallBudget(10, 10, _fixture.Time), () => { });
        _pages.Add(opened);
        return opened;
    }

    private List<StationCallView> Told(PageConnection page) => [.. _told.Where(t => t.Page == page.Pass).Select(t => t.Call).OfType<StationCallView>()];

    /// <summary>An open auditorium with somebody in its queue; each test has its own calls and pages in it.</summary>
    public sealed class Auditorium : IAsyncLifetime
    {
        internal ExamDayFixture Day { get; private set; } = null!;
        internal AuditoriumMailboxes Mailboxes { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Day = await ExamDayFixture.CreateAsync();
            Mailboxes = new AuditoriumMailboxes(Day, Day.Room, Day.Recorder, Options.Create(new ExamDayOptions()), Day.Time, NullLogger<AuditoriumMailbox>.Instance);
            var mailbox = (await Mailboxes.GetAsync(Day.Key))!;
            await ExamDayFixture.DoAsync(mailbox, new OpenConference(), new ConnectInterlocutor(Link.Page));
            foreach (var person in Day.People)
            {
                await ExamDayFixture.DoAsync(mailbox, new ConnectParticipant(person.Id, Link.Page), new ReportPreCheck(person.Id, true, true, true, 0.5));
            }
        }

        public async ValueTask DisposeAsync()
        {
            await Mailboxes.DisposeAsync();
            await Day.DisposeAsync();
        }
    }
}
