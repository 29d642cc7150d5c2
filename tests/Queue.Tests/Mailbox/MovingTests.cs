using Itog.Exam;
using Itog.Exam.Audit;
using Itog.Exam.Closing;
using Itog.Exam.Exports;
using Itog.Exam.Forms;
using Itog.Exam.People;
using Itog.Queue.Day;
using Itog.Queue.Mailbox;
using Itog.Queue.Protocol;
using Itog.Queue.Views;
using Microsoft.EntityFrameworkCore;
using static Itog.Queue.Day.DayCommand;
using static Itog.Queue.Tests.Mailbox.ExamDayFixture;

namespace Itog.Queue.Tests.Mailbox;

/// <summary>A participant moves from the queue of one auditorium to that of another: in the database, over restarts, against other stations.</summary>
public sealed class MovingTests : IAsyncLifetime
{
    private ExamDayFixture _exam = null!;
    private AuditoriumMailbox _here = null!;
    private AuditoriumMailbox _there = null!;

    private Guid First => _exam.People[0].Id;

    public async ValueTask InitializeAsync()
    {
        _exam = await CreateAsync();
        _here = await _exam.OpenAsync();
        _there = await _exam.OpenOtherAsync("0202");
        await DoAsync(_here, new OpenConference());
        await DoAsync(_there, new OpenConference());
        await DoAsync(_here, new ConnectParticipant(First, Link.Page), new ReportPreCheck(First, true, true, true, 0.5));
    }

    public ValueTask DisposeAsync() => _exam.DisposeAsync();

    [Fact]
    public async Task One_who_moved_waits_in_the_other_auditorium_alone_and_still_does_after_a_restart()
    {
        await MoveAsync(inTurn: true);
        await CheckAsync(_here, _there);

        await CheckAsync(await _exam.OpenAsync(_here.Key), await _exam.OpenAsync(_there.Key));
        await using var db = _exam.CreateDbContext();
        (await db.Schedule.SingleAsync(e => e.ParticipantId == First, TestContext.Current.CancellationToken)).AuditoriumId.Should().Be(_there.Key.Auditorium);
        (await _exam.Days.ForParticipantAsync(First, TestContext.Current.CancellationToken)).Should().Be(_there.Key);
        var last = await db.AuditEvents.OrderByDescending(e => e.Id).Where(e => e.Type == nameof(DayEvent.MovedAway) || e.Type == nameof(DayEvent.MovedHere)).ToListAsync(TestContext.Current.CancellationToken);
        last.Select(e => e.AuditoriumId).Should().Equal(_there.Key.Auditorium, _here.Key.Auditorium);
    }

    [Fact]
    public async Task His_page_that_still_calls_the_old_auditorium_does_not_bring_him_back_there()
    {
        await MoveAsync(inTurn: false);

        (await _here.SendAsync(new ConnectParticipant(First, Link.Page), Actor.Server)).Problem!.Code.Should().Be("waits-elsewhere");
        _here.Snapshot.Day.Line.Should().BeEmpty();
    }

    [Fact]
    public async Task When_the_database_cannot_write_he_stays_where_he_is()
    {
        _exam.WritesFail = true;
        (await _here.SendAsync(new MoveTicket(First, _there.Key.Auditorium, InTurn: false), Actor.Server)).Problem!.Code.Should().Be("not-saved");
        _exam.WritesFail = false;
        await _there.ReadAgainAsync();
        await _there.DrawnAsync();

        _here.Snapshot.Day.Line.Should().Equal(First);
        _there.Snapshot.Day.Line.Should().BeEmpty();
    }

    [Fact]
    public async Task Two_stations_that_take_him_at_once_get_him_once()
    {
        var third = await _exam.OpenOtherAsync("0303");
        await DoAsync(third, new OpenConference());

        var taken = await Task.WhenAll(new[] { _there, third }.Select(to => _here.SendAsync(new MoveTicket(First, to.Key.Auditorium, InTurn: true), Actor.Server)));
        await _there.ReadAgainAsync();
        await third.ReadAgainAsync();
        await _there.DrawnAsync();
        await third.DrawnAsync();

        taken.Count(t => t.Succeeded).Should().Be(1);
        taken.Single(t => !t.Succeeded).Problem!.Code.Should().Be("not-waiting");
        _there.Snapshot.Day.Line.Concat(third.Snapshot.Day.Line).Should().Equal(First);
    }

    [Fact]
    public async Task A_mailbox_that_was_not_told_of_the_move_learns_it_before_it_writes()
    {
        (await _here.SendAsync(new MoveTicket(First, _there.Key.Auditorium, InTurn: false), Actor.Server)).Problem.Should().BeNull();

        await DoAsync(_there, new ConnectInterlocutor(Link.Page));

        _there.Snapshot.Day.Line.Should().Equal(First);
    }

    [Fact]
    public async Task A_station_takes_only_the_next_one_and_only_while_it_has_nobody_of_its_own()
    {
        var second = _exam.People[1].Id;
        await DoAsync(_here, new ConnectParticipant(second, Link.Page), new ReportPreCheck(second, true, true, true, 0.5));
        (await _here.SendAsync(new MoveTicket(second, _there.Key.Auditorium, InTurn: true), Actor.Server)).Problem!.Code.Should().Be("queue-changed");

        await MoveAsync(inTurn: true);
        (await _here.SendAsync(new MoveTicket(second, _there.Key.Auditorium, InTurn: true), Actor.Server)).Problem!.Code.Should().Be("own-first");
        (await _here.SendAsync(new MoveTicket(second, 4711, InTurn: false), Actor.Server)).Problem!.Code.Should().Be("unknown-auditorium");
    }

    [Fact]
    public async Task Nobody_moves_into_an_auditorium_that_is_not_open()
    {
        await DoAsync(_there, new CloseConference());

        (await _here.SendAsync(new MoveTicket(First, _there.Key.Auditorium, InTurn: false), Actor.Server)).Problem!.Code.Should().Be("other-closed");
    }

    [Fact]
    public async Task Who_teaches_his_class_does_not_get_him_where_the_regulation_forbids_it()
    {
        await using (var db = _exam.CreateDbContext())
        {
            var day = await db.ExamDays.SingleAsync(d => d.Id == _here.Key.ExamDay, TestContext.Current.CancellationToken);
            day.RegulationId = "stavropol-2024";
            var teacher = StaffId(StaffRole.Interlocutor);
            db.StaffAssignments.Add(new StaffAssignment { StaffMemberId = teacher, AuditoriumId = _there.Key.Auditorium, Role = StaffRole.Interlocutor });
            var person = await db.Participants.SingleAsync(p => p.Id == First, TestContext.Current.CancellationToken);
            db.CommissionMembers.Add(new CommissionMember
            {
                SchoolId = _exam.Demo.Auditorium.SchoolId, StaffMemberId = teacher, Role = StaffRole.Interlocutor, Commission = Commission.Conduct, TeachesClasses = [person.Class],
            });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var refused = (await _here.SendAsync(new MoveTicket(First, _there.Key.Auditorium, InTurn: false), Actor.Server)).Problem!;
        refused.Code.Should().Be("interlocutor-teaches");
        refused.Clause.Should().NotBeNull();
    }

    [Fact]
    public async Task After_a_failure_he_goes_on_elsewhere_with_another_variant_and_the_papers_name_where_he_sat()
    {
        var seen = (await _exam.ShowKimAsync(_here)).Variant!.Value;
        await DoAsync(_here, new ReportTechnicalFailure("Сбой."));
        await MoveAsync(inTurn: true);
        var waiting = ParticipantViewBuilder.Build(_there.Snapshot, First);
        await DoAsync(_there, new ConnectParticipant(First, Link.Page), new ConnectInterlocutor(Link.Page), new AdmitNext(Guid.NewGuid()));
        await DoAsync(_there, [.. Day.Scenario.BeforeKim(_there.Snapshot.Day.Current!)]);
        await DoAsync(_there, new OpenKim([]), new ShareScreen(true), new ConfirmKimRendered(First));
        var again = _there.Snapshot.Day.Current!;
        await FinishAsync(_there);

        waiting.Phase.Should().Be(ParticipantPhase.Returned);
        waiting.Queue!.Note.Should().Contain("другой вариант");
        again.Number.Should().Be(2);
        again.Variant.Should().NotBe(seen);
        await using var db = _exam.CreateDbContext();
        (await FormProjection.RegisterAsync(db, _there.Key.ExamDay, _there.Key.Auditorium, TestContext.Current.CancellationToken)).Value.Rows.Should().ContainSingle();
        (await FormProjection.RegisterAsync(db, _here.Key.ExamDay, _here.Key.Auditorium, TestContext.Current.CancellationToken)).Value.Rows.Should().ContainSingle("the attempt that broke off there began there");
        ResultFormProjection.Of((await DayRecord.ReadAsync(db, _there.Key.ExamDay, TestContext.Current.CancellationToken))!).Rows
            .Should().ContainSingle().Which.AuditoriumNumber.Should().Be("0202");

        // The first auditorium still knows whose recording it keeps.
        StationViewBuilder.Build((await _exam.OpenAsync(_here.Key)).Snapshot).Ended.Single().Name.FamilyName.Should().NotStartWith("(");
    }

    [Fact]
    public async Task A_call_for_help_goes_along_with_him()
    {
        await DoAsync(_here, new AskHelp(First, HelpNeed.Sound));
        await MoveAsync(inTurn: false);

        StationViewBuilder.Build(_here.Snapshot).HelpCalls.Should().BeEmpty();
        StationViewBuilder.Build(_there.Snapshot).HelpCalls.Should().ContainSingle().Which.Need.Should().Be(HelpNeed.Sound);
    }

    private async Task MoveAsync(bool inTurn)
    {
        (await _here.SendAsync(new MoveTicket(First, _there.Key.Auditorium, inTurn), Actor.Server)).Problem.Should().BeNull();
        await _there.ReadAgainAsync();
        await _here.DrawnAsync();
        await _there.DrawnAsync();
    }

    private async Task CheckAsync(AuditoriumMailbox here, AuditoriumMailbox there)
    {
        await DoAsync(there, new ConnectParticipant(First, Link.Page));
        here.Snapshot.Day.Line.Should().BeEmpty();
        there.Snapshot.Day.Line.Should().Equal(First);
        QueueRules.Next(there.Snapshot.Day, there.Snapshot.Now).Value.Should().Be(First);
        here.Snapshot.Materials.People.Should().NotContainKey(First);
        ViewParts.Name(there.Snapshot, First).FamilyName.Should().NotStartWith("(");
    }
}
