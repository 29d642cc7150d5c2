using Itog.Exam.Audit;
using Itog.Exam.Closing;
using Itog.Exam.Demo;
using Itog.Exam.Forms;
using Itog.Exam.Kim;
using Itog.Exam.Kim.Package;
using Itog.Exam.People;
using Itog.Exam.People.Attendants;
using Itog.Exam.Regulation;
using Itog.Exam.Rehearsals;
using Itog.Exam.Scoring;
using Itog.Exam.Tests.Forms;
using Itog.Exam.Writing;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.Tests.Rehearsals;

/// <summary>A day that does not count: its hour, its materials, its papers, its end.</summary>
public sealed class RehearsalBookTests : IAsyncLifetime
{
    private static readonly Actor Organizer = new("organizer", "Organizer");
    private static readonly DateOnly Exam = new(2026, 2, 18);
    private static readonly Guid Technician = DemoSchool.Staff.Single(s => s.Role == StaffRole.Technician).Id;

    private DemoDatabase demo = null!;

    public async ValueTask InitializeAsync()
    {
        demo = await DemoDatabase.CreateAsync();
        await using var db = demo.Open();
        await db.ExamDays.Where(d => d.Id == demo.Demo.Day.Id).ExecuteUpdateAsync(set => set
            .SetProperty(d => d.Kind, ExamDayKind.Exam).SetProperty(d => d.Date, Exam).SetProperty(d => d.KimReleaseOverride, (string?)null));
    }

    public ValueTask DisposeAsync() => demo.DisposeAsync();

    [Fact]
    public async Task Opens_its_own_variants_at_any_hour_while_the_exam_stays_sealed()
    {
        // Three in the morning.
        demo.Clock.SetUtcNow(new DateTimeOffset(2026, 2, 18, 0, 0, 0, TimeSpan.Zero).AddDays(-1));
        var day = (await StartAsync()).Value;

        await using var db = demo.Open();
        (await db.KimVariants.Where(v => v.ExamDayId == day.Id).Select(v => v.Number).Order().ToListAsync()).Should().Equal(101, 102, 103);
        var regulation = RegulationPacks.Get(day.RegulationId);
        KimSeal.Check(day, demo.Demo.School, regulation, demo.Clock.GetUtcNow()).Succeeded.Should().BeTrue();
        var exam = await db.ExamDays.SingleAsync(d => d.Id == demo.Demo.Day.Id);
        KimSeal.Check(exam, demo.Demo.School, regulation, demo.Clock.GetUtcNow()).Problem!.Code.Should().Be("kim-sealed");
    }

    [Fact]
    public async Task Takes_and_opens_no_package_whatever_the_hour()
    {
        var day = (await StartAsync()).Value;
        var file = AesZipWriter.Write(DemoKim.Package(), "пароль");
        await using var db = demo.Open();
        var book = new KimBook(db, demo.Clock);
        demo.Clock.Advance(TimeSpan.FromHours(6));

        (await book.ReceiveAsync(day, "kim.zip", file, KimWay.Portal, Technician, StaffRole.Technician)).Problem!.Code.Should().Be("kim-rehearsal");

        // One that was brought to the exam does not become a rehearsal's by any way.
        var exam = await db.ExamDays.Include(d => d.School).SingleAsync(d => d.Id == demo.Demo.Day.Id);
        var package = (await book.ReceiveAsync(exam, "kim.zip", file, KimWay.Portal, Technician, StaffRole.Technician)).Value;
        (await book.OpenAsync(day, package.Id, "пароль", Technician, StaffRole.Technician)).Problem!.Code.Should().Be("kim-rehearsal");
        await db.KimPackages.Where(p => p.Id == package.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.ExamDayId, day.Id));
        (await book.OpenAsync(day, package.Id, "пароль", Technician, StaffRole.Technician)).Problem!.Code.Should().Be("kim-rehearsal");
    }

    [Fact]
    public async Task Is_refused_on_the_day_of_an_exam_and_twice_on_one_day()
    {
        (await StartAsync(wish => wish with { Date = Exam })).Problem!.Code.Should().Be("rehearsal-on-exam-day");
        (await StartAsync(wish => wish with { Date = new DateOnly(2026, 2, 10) })).Problem!.Code.Should().Be("day-past");
        (await StartAsync(wish => wish with { StandIns = 0 })).Problem!.Code.Should().Be("rehearsal-nobody");
        (await StartAsync()).Succeeded.Should().BeTrue();
        (await StartAsync()).Problem!.Code.Should().Be("rehearsal-taken");

        await using var db = demo.Open();
        var taken = await new ExamDayBook(db, demo.Clock).AddAsync(demo.Demo.School.Id, new DateOnly(2026, 2, 11), "ru-2026", ExamDayKind.Exam, null, Organizer);
        taken.Problem!.Title.Should().Contain("репетиция");
    }

    [Fact]
    public async Task Says_on_every_page_of_every_paper_what_it_is()
    {
        var day = (await StartAsync(wish => wish with { WithParticipants = true })).Value;
        await using var db = demo.Open();
        var record = (await DayRecord.ReadAsync(db, day.Id))!;
        record.Participants.Should().HaveCount(6, "four of the school and two made up");

        foreach (var paper in await DayPapers.OfAsync(db, record))
        {
            var pdf = await paper.Render(TestContext.Current.CancellationToken);
            for (var page = 1; page <= PdfText.Pages(pdf); page++)
            {
                PdfText.Of(pdf, page).Should().Contain("РЕПЕТИЦИЯ", paper.Id);
            }
        }

        var exam = (await DayRecord.ReadAsync(db, demo.Demo.Day.Id))!;
        PdfText.Of(await (await DayPapers.OfAsync(db, exam))[0].Render(TestContext.Current.CancellationToken)).Should().NotContain("РЕПЕТИЦИЯ");
    }

    [Fact]
    public async Task Is_removed_with_its_made_up_pupils_and_nobody_else()
    {
        var day = (await StartAsync(wish => wish with { WithParticipants = true })).Value;
        await using var db = demo.Open();
        await HoldAsync(db, day.Id);
        var book = new RehearsalBook(db, demo.Clock);
        (await book.RemoveAsync(demo.Demo.Day.Id, Organizer)).Problem!.Code.Should().Be("no-such-rehearsal", "an exam is never removed");

        (await book.RemoveAsync(day.Id, Organizer)).Succeeded.Should().BeTrue();

        (await db.ExamDays.Select(d => d.Id).ToListAsync()).Should().Equal(demo.Demo.Day.Id);
        (await db.Participants.CountAsync()).Should().Be(4);
        (await db.ExpertProtocols.CountAsync() + await db.WrittenAnswers.CountAsync()).Should().Be(0);
        (await db.KimVariants.Select(v => v.ExamDayId).Distinct().ToListAsync()).Should().Equal(demo.Demo.Day.Id);
        (await AuditLog.VerifyAsync(db)).Fault.Should().BeNull();
    }

    /// <summary>A conversation as far as it goes: written in, scored and signed.</summary>
    private async Task HoldAsync(ExamDbContext db, int day)
    {
        var entry = await db.Schedule.AsNoTracking().FirstAsync(e => e.ExamDayId == day && e.Participant!.StandIn);
        var attempt = new Attempt
        {
            Id = Guid.NewGuid(),
            ExamDayId = day,
            AuditoriumId = entry.AuditoriumId,
            ParticipantId = entry.ParticipantId,
            Number = 1,
            VariantNumber = 101,
            AdmittedAt = DemoDatabase.Start,
            StartedAt = DemoDatabase.Start,
            EndedAt = DemoDatabase.Start.AddMinutes(15),
            Outcome = AttemptOutcome.Finished,
        };
        db.Attempts.Add(attempt);
        var helper = new Attendant { Id = Guid.NewGuid(), SchoolId = demo.Demo.School.Id, Role = AttendantRole.Assistant, FullName = "Помощников Олег Ильич" };
        db.AttendantAssignments.Add(new AttendantAssignment { Attendant = helper, AttendantId = helper.Id, ParticipantId = entry.ParticipantId });
        db.WrittenAnswers.Add(new WrittenAnswer { AttemptId = attempt.Id, Task = 2, Revision = 1, Text = "Проба", SavedAt = DemoDatabase.Start });
        await db.SaveChangesAsync();
        var protocols = new ProtocolBook(db, demo.Clock);
        await protocols.SaveDraftAsync(attempt.Id, demo.Expert, CriteriaSets.Get("ru-2026").Criteria.ToDictionary(c => c.Code, c => c.Max), []);
        (await protocols.SignAsync(attempt.Id, demo.Expert)).Succeeded.Should().BeTrue();
        db.ChangeTracker.Clear();
    }

    private async Task<Outcome<ExamDay>> StartAsync(Func<RehearsalWish, RehearsalWish>? change = null)
    {
        await using var db = demo.Open();
        var wish = new RehearsalWish(null, null, null, StandIns: 2, WithParticipants: false);
        return await new RehearsalBook(db, demo.Clock).StartAsync(demo.Demo.School.Id, change?.Invoke(wish) ?? wish, Organizer);
    }
}
