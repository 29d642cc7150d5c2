using System.Security.Claims;
using Itog.Exam;
using Itog.Exam.People;
using Itog.Queue.Access;
using Itog.Queue.Hub;
using Itog.Queue.Protocol;
using Itog.Queue.Tests.Mailbox;
using Microsoft.EntityFrameworkCore;
using static Itog.Queue.Day.DayCommand;
using static Itog.Queue.Tests.Mailbox.ExamDayFixture;

namespace Itog.Queue.Tests.Access;

public sealed class AccessTests : IAsyncLifetime
{
    private static readonly ClaimsPrincipal Stranger = new(new ClaimsIdentity());

    private ExamDayFixture _exam = null!;

    private string Auditorium => FormattableString.Invariant($"{_exam.Key.Auditorium}");
    private Guid First => _exam.People[0].Id;

    public async ValueTask InitializeAsync() => _exam = await CreateAsync();

    public ValueTask DisposeAsync() => _exam.DisposeAsync();

    [Theory]
    [InlineData("station", StaffRole.Interlocutor)]
    [InlineData("kim", StaffRole.Interlocutor)]
    [InlineData("expert", StaffRole.Expert)]
    [InlineData("technician", StaffRole.Technician)]
    public async Task A_page_opens_for_its_role_and_for_nobody_else(string page, StaffRole owner)
    {
        foreach (var role in Enum.GetValues<StaffRole>())
        {
            (await _exam.Gate.OpenAsync(Staff(role), page, Auditorium)).Succeeded.Should().Be(role == owner);
        }

        (await _exam.Gate.OpenAsync(Participant(First), page, Auditorium)).Succeeded.Should().BeFalse();
        (await _exam.Gate.OpenAsync(Stranger, page, Auditorium)).Succeeded.Should().BeFalse();
        (await _exam.Gate.OpenAsync(Staff(owner), page, "999")).Succeeded.Should().BeFalse();
        (await _exam.Gate.OpenAsync(Staff(owner), page, "")).Problem!.Code.Should().Be("bad-argument");
    }

    [Fact]
    public async Task The_participants_page_opens_for_those_of_the_schedule()
    {
        (await _exam.Gate.OpenAsync(Participant(First), "participant", null)).Value.Should().Be(new PagePass(Page.Participant, _exam.Key, First));
        (await _exam.Gate.OpenAsync(Participant(Guid.NewGuid()), "participant", null)).Succeeded.Should().BeFalse();
        (await _exam.Gate.OpenAsync(Staff(StaffRole.Technician), "participant", null)).Succeeded.Should().BeFalse();
        (await _exam.Gate.OpenAsync(Participant(First), "2", null)).Problem!.Code.Should().Be("bad-argument");
    }

    [Fact]
    public async Task A_withdrawn_assignment_counts_at_once()
    {
        var pass = (await _exam.Gate.OpenAsync(Staff(StaffRole.Expert), "expert", Auditorium)).Value;
        await using (var db = _exam.CreateDbContext())
        {
            await db.StaffAssignments.Where(a => a.Role == StaffRole.Expert).ExecuteDeleteAsync();
        }

        (await _exam.Gate.StandsAsync(pass)).Should().BeFalse();
    }

    [Fact]
    public async Task A_participant_listens_to_his_own_recording_after_the_end_and_to_no_other()
    {
        var access = new AttemptAccess(_exam, _exam.Time);
        var mailbox = await _exam.OpenAsync();
        var attempt = await _exam.ShowKimAsync(mailbox);
        (await access.RefuseListeningAsync(Participant(First), attempt.Id))!.Code.Should().Be("attempt-running");
        await FinishAsync(mailbox);

        (await access.MayListenAsync(Participant(First), attempt.Id)).Should().BeTrue();
        (await access.MayListenAsync(Participant(_exam.People[1].Id), attempt.Id)).Should().BeFalse();
        (await access.MayListenAsync(Staff(StaffRole.Expert), attempt.Id)).Should().BeTrue();
        (await access.MayListenAsync(Staff(StaffRole.Observer), attempt.Id)).Should().BeFalse();
        (await access.MayListenAsync(Stranger, attempt.Id)).Should().BeFalse();
        (await access.MayReadProtocolAsync(Participant(First), attempt.Id)).Should().BeFalse();
        (await access.MayReadProtocolAsync(Staff(StaffRole.Expert), attempt.Id)).Should().BeTrue();
        (await access.MayReadRegisterAsync(Participant(First), _exam.Key.Auditorium)).Should().BeFalse();
        (await access.MayReadRegisterAsync(Staff(StaffRole.Interlocutor), _exam.Key.Auditorium)).Should().BeTrue();
    }

    [Fact]
    public async Task A_participant_listens_until_he_has_confirmed()
    {
        var access = new AttemptAccess(_exam, _exam.Time);
        var mailbox = await _exam.OpenAsync();
        var attempt = await _exam.ShowKimAsync(mailbox);
        await FinishAsync(mailbox);
        await DoAsync(mailbox, new ConfirmEnd(First));

        (await access.RefuseListeningAsync(Participant(First), attempt.Id)).Should().Match<Problem>(p => p.Code == "listening-confirmed" && p.Clause == "004 §5.7");
        (await access.MayListenAsync(Staff(StaffRole.Technician), attempt.Id)).Should().BeTrue();
    }

    [Fact]
    public async Task A_participant_listens_until_the_day_is_over_by_the_schools_clock()
    {
        var access = new AttemptAccess(_exam, _exam.Time);
        var mailbox = await _exam.OpenAsync();
        var attempt = await _exam.ShowKimAsync(mailbox);
        await FinishAsync(mailbox);
        _exam.Time.SetUtcNow(new DateTimeOffset(2026, 2, 11, 20, 59, 0, TimeSpan.Zero));
        (await access.MayListenAsync(Participant(First), attempt.Id)).Should().BeTrue("it is 23:59 in Moscow");

        _exam.Time.Advance(TimeSpan.FromMinutes(2));
        (await access.RefuseListeningAsync(Participant(First), attempt.Id))!.Code.Should().Be("listening-over");
    }

    [Fact]
    public async Task A_participant_listens_no_more_once_the_exam_is_closed()
    {
        var access = new AttemptAccess(_exam, _exam.Time);
        var mailbox = await _exam.OpenAsync();
        var attempt = await _exam.ShowKimAsync(mailbox);
        await FinishAsync(mailbox);
        await using var db = _exam.CreateDbContext();
        await db.ExamDays.ExecuteUpdateAsync(set => set.SetProperty(d => d.ClosedAt, _exam.Time.GetUtcNow()));

        (await access.RefuseListeningAsync(Participant(First), attempt.Id))!.Code.Should().Be("listening-over");
    }

    [Fact]
    public async Task An_attempt_that_did_not_come_to_its_end_is_not_listened_to_by_its_participant()
    {
        var access = new AttemptAccess(_exam, _exam.Time);
        var mailbox = await _exam.OpenAsync();
        var attempt = await _exam.ShowKimAsync(mailbox);
        await DoAsync(mailbox, new Remove("Телефон."));

        (await access.RefuseListeningAsync(Participant(First), attempt.Id))!.Code.Should().Be("attempt-not-finished");
    }

    [Theory]
    [InlineData(StaffRole.Interlocutor, true)]
    [InlineData(StaffRole.Expert, true)]
    [InlineData(StaffRole.Technician, true)]
    [InlineData(StaffRole.Observer, false)]
    public async Task A_variant_is_read_by_those_who_work_with_it(StaffRole role, bool may)
    {
        var access = new KimAccess(_exam, _exam.Days, _exam.Time);

        (await access.MayReadVariantAsync(Staff(role), _exam.Key.Auditorium, 101)).Should().Be(may);
        (await access.MayReadVariantAsync(Participant(First), _exam.Key.Auditorium, 101)).Should().BeFalse();
        (await access.MayReadVariantAsync(Stranger, _exam.Key.Auditorium, 101)).Should().BeFalse();
    }

    [Fact]
    public async Task Nobody_reads_a_variant_of_an_exam_before_its_hour()
    {
        var tomorrow = _exam.Demo.Day.Date.AddDays(1);
        await using (var db = _exam.CreateDbContext())
        {
            await db.ExamDays.ExecuteUpdateAsync(d => d.SetProperty(x => x.Kind, ExamDayKind.Exam).SetProperty(x => x.Date, tomorrow));
        }

        var access = new KimAccess(_exam, _exam.Days, _exam.Time);
        var opensAt = new DateTimeOffset(tomorrow, new TimeOnly(7, 30), TimeSpan.FromHours(3));
        _exam.Time.SetUtcNow(opensAt.AddSeconds(-1));
        (await access.ReadVariantAsync(Staff(StaffRole.Technician), _exam.Key.Auditorium, 101)).Problem!.Code.Should().Be("kim-sealed");
        _exam.Time.SetUtcNow(opensAt);
        (await access.ReadVariantAsync(Staff(StaffRole.Technician), _exam.Key.Auditorium, 101)).Succeeded.Should().BeTrue();
    }

    [Fact]
    public async Task A_second_window_supersedes_the_first_and_the_firsts_end_is_not_the_persons()
    {
        var mailbox = await _exam.OpenAsync();
        var pass = new PagePass(Page.Participant, _exam.Key, First);
        var pages = new PageConnections();
        PageConnection Window(string id) => new(id, pass, mailbox, new CallBudget(5, 5, _exam.Time), () => { });
        var (older, newer) = (Window("1"), Window("2"));
        pages.Add(older).Should().BeNull();

        pages.Add(newer).Should().BeSameAs(older);
        older.Superseded.Should().BeTrue();
        pages.Of(_exam.Key).Should().Equal(newer);
        pages.Remove("1", out _).Should().BeFalse();
        pages.Remove("2", out _).Should().BeTrue();
    }
}
