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

/// <summary>An observer sees the КИМ on the interlocutor's screen only from the moment when the participant sees it.</summary>
public sealed class ObserverScreensTests : IAsyncLifetime
{
    private static readonly Slot Screen = new(Seat.Interlocutor, TrackSource.Screen);
    private static readonly Slot Face = new(Seat.Participant, TrackSource.Camera);

    private readonly PageConnections _pages = new();
    private ExamDayFixture _fixture = null!;
    private AuditoriumMailboxes _mailboxes = null!;
    private AuditoriumMailbox _mailbox = null!;
    private ObserverScreens _screens = null!;
    private PageConnection _observer = null!;

    public async ValueTask InitializeAsync()
    {
        _fixture = await ExamDayFixture.CreateAsync();
        _mailboxes = new AuditoriumMailboxes(
            _fixture, _fixture.Room, _fixture.Recorder, Options.Create(new ExamDayOptions()), _fixture.Time, NullLogger<AuditoriumMailbox>.Instance);
        _screens = new ObserverScreens(_pages, _mailboxes, _fixture.Room, NullLogger<ObserverScreens>.Instance);
        _mailbox = (await _mailboxes.GetAsync(_fixture.Key))!;
        _observer = Open(Page.Observer, StaffRole.Observer);
    }

    public async ValueTask DisposeAsync()
    {
        await _mailboxes.DisposeAsync();
        await _fixture.DisposeAsync();
    }

    [Fact]
    public async Task It_is_switched_off_at_the_door_on_with_the_KIM_and_off_after_the_answer()
    {
        await _screens.ApplyAsync(_observer);
        Wishes().Should().Equal(SlotWish.Off);

        await _fixture.ShowKimAsync(_mailbox);
        Wishes().Should().EndWith([SlotWish.High]).And.HaveCount(3, "hidden at the door, once more with the first word of the day, and shown with the КИМ");

        await ExamDayFixture.DoAsync(_mailbox, new ReportTechnicalFailure("Сбой."));
        Wishes().Should().EndWith([SlotWish.Off]);
    }

    [Fact]
    public async Task Who_comes_in_the_middle_of_an_answer_sees_it_at_once()
    {
        await _fixture.ShowKimAsync(_mailbox);
        _fixture.Room.Wanted.Clear();

        await _screens.ApplyAsync(_observer);

        Wishes().Should().Equal(SlotWish.High);
    }

    [Fact]
    public async Task An_open_KIM_that_the_participant_does_not_see_yet_cannot_be_asked_for()
    {
        var first = _fixture.People[0].Id;
        await ExamDayFixture.DoAsync(
            _mailbox, new OpenConference(), new ConnectInterlocutor(Link.Page), new ConnectParticipant(first, Link.Page),
            new ReportPreCheck(first, true, true, true, 0.5), new AdmitNext(Guid.NewGuid()));
        await ExamDayFixture.DoAsync(_mailbox, [.. Day.Scenario.BeforeKim(_mailbox.Snapshot.Day.Current!)]);
        await ExamDayFixture.DoAsync(_mailbox, new OpenKim([]), new ShareScreen(true));

        ObserverScreens.MayWant(_observer, Screen).Should().BeFalse("the variant is on the screen and not rendered at the participant's");
        ObserverScreens.MayWant(_observer, Face).Should().BeTrue();
        ObserverScreens.MayWant(Open(Page.Technician, StaffRole.Technician), Screen).Should().BeTrue("others have the screen by their seat");
        Wishes().Should().OnlyContain(w => w == SlotWish.Off);

        await ExamDayFixture.DoAsync(_mailbox, new ConfirmKimRendered(first));

        ObserverScreens.MayWant(_observer, Screen).Should().BeTrue();
    }

    [Fact]
    public void No_other_page_has_a_screen_switched_for_it()
    {
        Open(Page.Technician, StaffRole.Technician);

        _fixture.Room.Wanted.Should().BeEmpty();
    }

    private PageConnection Open(Page page, StaffRole role)
    {
        var opened = new PageConnection($"{page}", new PagePass(page, _fixture.Key, ExamDayFixture.StaffId(role)), _mailbox, new CallBudget(10, 10, _fixture.Time), () => { });
        _pages.Add(opened);
        return opened;
    }

    private IEnumerable<SlotWish> Wishes() => _fixture.Room.Wanted.Where(w => w.Slot == Screen && w.Member == RoomNames.MemberOf(_observer.Pass)).Select(w => w.Wish);
}
