using System.Globalization;
using Itog.Exam.Audit;
using Itog.Exam.People;
using Itog.Exam.Rechecks;
using Itog.Exam.Regulation;
using Itog.Exam.Results;
using Itog.Exam.Scoring;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.Tests.Rechecks;

/// <summary>
/// The demo school after two closed and approved days of one school year: the second participant failed twice, the first passed and then failed.
/// It is 25 March 2026; the results of the second day were told on Tuesday, 17 March.
/// </summary>
internal sealed class TwiceFailed : IAsyncDisposable
{
    public static readonly DateOnly Told = new(2026, 3, 17);

    private static readonly DateOnly SecondDate = new(2026, 3, 11);

    private TwiceFailed(DemoDatabase school) => School = school;

    public DemoDatabase School { get; }

    /// <summary>The day whose result is doubted.</summary>
    public int Day { get; private set; }

    public Guid Twice => School.Demo.Schedule[1].ParticipantId;

    public Guid Once => School.Demo.Schedule[0].ParticipantId;

    /// <summary>The answer that is to be rechecked.</summary>
    public Guid Attempt { get; private set; }

    public int SchoolId => School.Demo.Day.SchoolId;

    public static Actor Organizer { get; } = new(Guid.Empty.ToString("D"), "Organizer");

    public static RecheckApplication Paper { get; } = new(RecheckApplicant.Participant, Moscow("2026-03-18 10:00"), "№ 3 от 18.03.2026");

    public static async Task<TwiceFailed> CreateAsync(string regulation = "mari-el-2025", bool told = true)
    {
        var day = new TwiceFailed(await DemoDatabase.CreateAsync());
        await day.LayAsync(regulation, told);
        return day;
    }

    public static DateTimeOffset Moscow(string moment) => new(DateTime.Parse(moment, CultureInfo.InvariantCulture), TimeSpan.FromHours(3));

    public async Task<T> WithAsync<T>(Func<ExamDbContext, Task<T>> work)
    {
        await using var db = School.Open();
        return await work(db);
    }

    public Task<Outcome<Recheck>> FileAsync(RecheckApplication? application = null, Guid? participant = null, bool byFamily = false) => WithAsync(db =>
        new RecheckBook(db, School.Clock).FileAsync(Day, participant ?? Twice, application ?? Paper, byFamily ? null : Guid.Empty, Organizer));

    public Task<Outcome<Recheck>> ForwardAsync(Guid id, string on = "2026-03-19", string? paper = null) => WithAsync(db =>
        new RecheckBook(db, School.Clock).ForwardAsync(Day, id, DateOnly.Parse(on, CultureInfo.InvariantCulture), "министерство, исх. № 41", paper, Organizer));

    public Task<Outcome<Recheck>> BlindAsync(Guid id, params MutedStretch[] muted) => WithAsync(db =>
        new RecheckBook(db, School.Clock).BlindAsync(Day, id, muted, seconds: 900, Guid.Empty, Organizer));

    public Task<Outcome<Recheck>> AssignAsync(Guid id, int member, RecheckCommission commission = RecheckCommission.NeverTookPart) => WithAsync(db =>
        new RecheckBook(db, School.Clock).AssignAsync(Day, id, member, commission, Organizer));

    public Task<Outcome<Recheck>> DecideAsync(Guid id, RecheckDecision decision) => WithAsync(db =>
        new RecheckBook(db, School.Clock).DecideAsync(Day, id, decision, Organizer));

    public Task<Outcome<RecheckPage>> SaveAsync(string code, Guid rechecker, int score) => WithAsync(db =>
        new RecheckScoring(db, School.Clock).SaveAsync(code, rechecker, Scores(score), [], []));

    public Task<Outcome<RecheckPage>> SignAsync(string code, Guid rechecker) => WithAsync(db => new RecheckScoring(db, School.Clock).SignAsync(code, rechecker));

    /// <summary>A recheck that waits for its rechecker.</summary>
    public async Task<Recheck> ReadyAsync()
    {
        var recheck = (await FileAsync()).Value;
        (await ForwardAsync(recheck.Id)).Problem.Should().BeNull();
        return (await BlindAsync(recheck.Id, new MutedStretch(0, 40))).Value;
    }

    /// <summary>A recheck that is given to an outsider.</summary>
    public async Task<(Recheck Recheck, Guid Rechecker)> GivenAsync()
    {
        var recheck = await ReadyAsync();
        var (member, rechecker) = await MemberAsync("outsider");
        (await AssignAsync(recheck.Id, member)).Problem.Should().BeNull();
        return (recheck, rechecker);
    }

    /// <summary>A recheck whose protocol is signed with all criteria at their best or at nothing.</summary>
    public async Task<Recheck> SignedAsync(bool passed = true)
    {
        var (recheck, rechecker) = await GivenAsync();
        (await SaveAsync(recheck.Code, rechecker, passed ? 1 : 0)).Problem.Should().BeNull();
        (await SignAsync(recheck.Code, rechecker)).Problem.Should().BeNull();
        return recheck;
    }

    /// <summary>Somebody without ties, or the named member of the demo school, in the recheck commission.</summary>
    public Task<(int Member, Guid Staff)> MemberAsync(string name, Guid? staff = null, Commission commission = Commission.Recheck, StaffRole role = StaffRole.Expert) => WithAsync(async db =>
    {
        var id = staff ?? Guid.NewGuid();
        if (staff is null)
        {
            db.Users.Add(new StaffMember { Id = id, FullName = $"Член комиссии {name}", UserName = name, NormalizedUserName = name.ToUpperInvariant() });
        }

        var member = new CommissionMember
        {
            SchoolId = SchoolId, StaffMemberId = id, Role = role, Commission = commission, AppointedOn = Told, Order = "№ 1 от 17.03.2026", AcquaintedOn = Told,
            Qualification = "учитель", QualificationConfirmed = true, ConflictDeclaredOn = Told,
        };
        db.CommissionMembers.Add(member);
        await db.SaveChangesAsync();
        return (member.Id, id);
    });

    public ValueTask DisposeAsync() => School.DisposeAsync();

    private Dictionary<string, int> Scores(int score) => _set.Criteria.ToDictionary(c => c.Code, c => score * c.Max);

    private CriteriaSet _set = null!;

    private async Task LayAsync(string regulation, bool told)
    {
        _set = CriteriaSets.Get(RegulationPacks.Get(regulation).CriteriaSetId.Value);
        await using var db = School.Open();
        await db.ExamDays.ExecuteUpdateAsync(set => set.SetProperty(d => d.RegulationId, regulation).SetProperty(d => d.Kind, ExamDayKind.Exam));
        foreach (var place in (int[])[0, 1])
        {
            await School.ChangeParticipantAsync(place, p => (p.Email, p.ParentEmail) = ($"child{place}@example.test", $"parent{place}@example.test"));
        }

        var first = School.Demo.Day.Id;
        await ScoreAsync(db, first, 0, 1);
        await ScoreAsync(db, first, 1, 0);
        var second = new ExamDay { SchoolId = SchoolId, Date = SecondDate, RegulationId = regulation, StartTime = new TimeOnly(9, 0), Kind = ExamDayKind.Exam };
        db.ExamDays.Add(second);
        foreach (var person in (Guid[])[Once, Twice])
        {
            db.Schedule.Add(new ScheduleEntry { ExamDay = second, AuditoriumId = School.Demo.Auditorium.Id, ParticipantId = person, ScheduledAt = Moscow("2026-03-11 09:00") });
        }

        await db.SaveChangesAsync();
        Day = second.Id;
        await ScoreAsync(db, Day, 0, 0);
        Attempt = await ScoreAsync(db, Day, 1, 0);
        await db.ExamDays.ExecuteUpdateAsync(set => set.SetProperty(d => d.ClosedAt, School.Clock.GetUtcNow()));
        School.Clock.SetUtcNow(Moscow("2026-03-25 12:00"));
        var book = new ResultBook(db, School.Clock);
        (await book.ApproveAsync(first, new DateOnly(2026, 2, 16), new DateOnly(2026, 2, 17), "приказ № 5", Guid.Empty, Organizer)).Problem.Should().BeNull();
        (await book.ApproveAsync(Day, new DateOnly(2026, 3, 16), Told, "приказ № 6", Guid.Empty, Organizer)).Problem.Should().BeNull();
        foreach (var person in told ? [Once, Twice] : Array.Empty<Guid>())
        {
            (await book.AcquaintAsync(Day, person, ResultReader.Participant, Told, Organizer)).Problem.Should().BeNull();
        }
    }

    private async Task<Guid> ScoreAsync(ExamDbContext db, int day, int place, int score)
    {
        var attempt = await School.AttemptAsync(place, a => a.ExamDayId = day);
        await School.EndAsync(attempt, AttemptOutcome.Finished);
        var book = new ProtocolBook(db, School.Clock);
        (await book.SaveDraftAsync(attempt.Id, School.Expert, Scores(score), [])).Problem.Should().BeNull();
        (await book.SignAsync(attempt.Id, School.Expert)).Problem.Should().BeNull();
        return attempt.Id;
    }
}
