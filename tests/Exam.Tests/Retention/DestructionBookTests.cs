using Itog.Exam.Audit;
using Itog.Exam.Forms;
using Itog.Exam.Kim;
using Itog.Exam.People;
using Itog.Exam.Regulation;
using Itog.Exam.Retention;
using Itog.Exam.Writing;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.Tests.Retention;

public class DestructionBookTests
{
    private static readonly Actor Organizer = new(Guid.Empty.ToString("D"), "Organizer");

    private static readonly ActSigner[] Commission = [new("Директор", "Иванова А. А."), new("Технический специалист", "Петров П. П.")];

    private static readonly StoredMaterial[] Materials = [new(MaterialKind.Recordings, 3, 12, 4096, new string('a', 64)), new(MaterialKind.KimVariants, 2, 0, 0, null)];

    [Theory]
    [InlineData("ru-2026", "2027-03-01", "003 разд. 7")]
    [InlineData("stavropol-2024", "2027-03-01", "001 §11.6")]
    [InlineData("mari-el-2025", "2026-09-01", "002 §66, §67")]
    [InlineData("krasnodar-2025", "2026-10-01", "000 «Передача материалов»")]
    [InlineData("tambov-2026", "2027-03-01", "003 разд. 7")]
    public void Each_regulation_keeps_through_its_own_day_and_names_its_clause(string regulation, string until, string clause)
    {
        var term = RetentionTerm.Of(RegulationPacks.Get(regulation), new DateOnly(2026, 2, 11));

        term.KeptUntil.Should().Be(DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture));
        term.Refuse(term.KeptUntil)!.Clause.Should().Be(clause);
        term.Refuse(term.KeptUntil.AddDays(1)).Should().BeNull();
    }

    [Fact]
    public async Task Before_the_date_nothing_is_begun()
    {
        await using var school = await ClosedAsync(daysLater: 383);

        var refused = await BeginAsync(school, Commission);

        refused.Problem!.Code.Should().Be("retention-runs");
        refused.Problem.Detail.Should().Contain("02.03.2027");
        await using var db = school.Open();
        (await db.Destructions.AnyAsync()).Should().BeFalse();
    }

    [Fact]
    public async Task A_day_that_was_not_closed_is_kept()
    {
        await using var school = await ClosedAsync(closed: false);

        (await BeginAsync(school, Commission)).Problem!.Code.Should().Be("retention-day-open");
    }

    [Fact]
    public async Task One_person_is_no_commission_and_nobody_stays_unnamed()
    {
        await using var school = await ClosedAsync();

        (await BeginAsync(school, Commission[..1])).Problem!.Code.Should().Be("destruction-commission");
        (await BeginAsync(school, [Commission[0], new ActSigner("Учитель", " ")])).Problem!.Code.Should().Be("destruction-commission");
    }

    [Fact]
    public async Task What_is_destroyed_stands_in_the_log_and_the_materials_are_gone()
    {
        await using var school = await ClosedAsync();
        (await BeginAsync(school, Commission)).Problem.Should().BeNull();

        await FinishAsync(school);

        await using var db = school.Open();
        (await db.WrittenAnswers.AnyAsync()).Should().BeFalse();
        (await db.KimVariants.AnyAsync(v => v.ExamDayId == school.Demo.Day.Id)).Should().BeFalse();
        (await db.KimPackages.AnyAsync()).Should().BeFalse();
        (await db.Set<KimPackageFile>().AnyAsync()).Should().BeFalse();
        var events = await db.AuditEvents.Where(e => e.Type == "DestructionBegun" || e.Type == "MaterialsDestroyed").OrderBy(e => e.Id).ToListAsync();
        events.Select(e => e.Type).Should().Equal("DestructionBegun", "MaterialsDestroyed");
        events.Should().OnlyContain(e => e.Payload.Contains(new string('a', 64)));
    }

    [Fact]
    public async Task What_was_begun_before_a_crash_is_finished_with_what_was_counted_then()
    {
        await using var school = await ClosedAsync();
        await BeginAsync(school, Commission);

        var again = await BeginAsync(school, []);

        again.Value.Materials.Should().Equal(Materials);
        again.Value.Commission.Should().Equal(Commission);
        (await FinishAsync(school)).DoneAt.Should().Be(school.Clock.GetUtcNow());
    }

    [Fact]
    public async Task The_act_says_what_how_much_with_which_hash_and_by_whom()
    {
        await using var school = await ClosedAsync();
        await BeginAsync(school, Commission);
        var destruction = await FinishAsync(school);
        await using var db = school.Open();
        var day = await db.ExamDays.Include(d => d.School).SingleAsync();

        var act = DestructionAct.Of(destruction, day);

        act.KeptUntil.Should().Be(new DateOnly(2027, 3, 1));
        act.Materials.Should().HaveCount(2);
        act.Materials[0].Title.Should().Contain("(SHA-256: aaaaaaaaaaaaaaaa…)");
        act.Materials[0].Quantity.Should().Be("3 (файлов: 12)");
        act.Commission.Should().Equal(Commission);
        DestructionActForm.Render(act).Should().StartWith("%PDF"u8.ToArray());
    }

    [Fact]
    public void The_act_says_truthfully_how_each_material_was_destroyed()
    {
        Method(new StoredMaterial(MaterialKind.Recordings, 3, 12, 1, null, Sealed: 3)).Should().StartWith("Уничтожение ключа шифрования");
        Method(new StoredMaterial(MaterialKind.Recordings, 3, 12, 1, null, Sealed: 2)).Should().EndWith("— 2; перезапись и удаление файлов на накопителе сервера — 1");
        Method(new StoredMaterial(MaterialKind.Recordings, 3, 12, 1, null)).Should().StartWith("Перезапись и удаление файлов");
        Method(new StoredMaterial(MaterialKind.KimVariants, 3, 0, 0, null)).Should().StartWith("Удаление из базы данных");
        Act(new StoredMaterial(MaterialKind.OrphanFiles, 2, 2, 9, null, Names: ["a.ogg", "b.ogg"])).Title.Should().Be("Файлы без описания записи: a.ogg, b.ogg");
        Act(new StoredMaterial(MaterialKind.OrphanFiles, 30, 30, 9, null, Names: [.. Enumerable.Range(0, 30).Select(n => $"{n}.ogg")])).Title.Should().EndWith("19.ogg и ещё 10");

        static string Method(StoredMaterial material) => Act(material).Method;

        static DestroyedMaterial Act(StoredMaterial material) => DestructionAct.Row(material);
    }

    private static async Task<DemoDatabase> ClosedAsync(bool closed = true, int daysLater = 384)
    {
        var school = await DemoDatabase.CreateAsync();
        await using var db = school.Open();
        db.Add(new KimPackage
        {
            ExamDayId = school.Demo.Day.Id,
            FileName = "kim.zip",
            Sha256 = "00",
            ReceivedById = school.Expert,
            File = new KimPackageFile { Content = [1, 2, 3] },
        });
        Write(db, school);
        await db.SaveChangesAsync();
        if (closed)
        {
            await db.ExamDays.ExecuteUpdateAsync(set => set.SetProperty(d => d.ClosedAt, school.Clock.GetUtcNow()));
        }

        school.Clock.Advance(TimeSpan.FromDays(daysLater));
        return school;
    }

    private static async Task<Outcome<Destruction>> BeginAsync(DemoDatabase school, ActSigner[] commission)
    {
        await using var db = school.Open();
        return await new DestructionBook(db, school.Clock).BeginAsync(school.Demo.Day.Id, Materials, commission, school.Expert, Organizer);
    }

    private static async Task<Destruction> FinishAsync(DemoDatabase school)
    {
        await using var db = school.Open();
        return await new DestructionBook(db, school.Clock).FinishAsync(school.Demo.Day.Id, Organizer);
    }

    private static void Write(ExamDbContext db, DemoDatabase school)
    {
        var attempt = new Attempt
        {
            Id = Guid.NewGuid(),
            ExamDayId = school.Demo.Day.Id,
            AuditoriumId = school.Demo.Auditorium.Id,
            ParticipantId = school.Demo.Schedule[0].ParticipantId,
            Number = 9,
            AdmittedAt = DateTimeOffset.UnixEpoch,
        };
        db.AddRange(attempt, new WrittenAnswer { AttemptId = attempt.Id, Task = 2, Revision = 1, Text = "Ответ" });
    }
}
