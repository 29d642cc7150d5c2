using Itog.Exam.Audit;
using Itog.Exam.Demo;
using Itog.Exam.Kim;
using Itog.Exam.People;
using Itog.Exam.Regulation;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.Tests.Demo;

public class DemoSchoolTests
{
    private static readonly DateTimeOffset Evening = new(2026, 3, 1, 21, 30, 0, TimeSpan.Zero);

    [Fact]
    public async Task Makes_a_school_that_can_hold_an_exam_at_once()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        await using var db = database.Open();
        var demo = await DemoSchool.CreateAsync(db, Evening);

        demo.Schedule.Should().HaveCount(4);
        demo.Schedule.Select(e => e.ScheduledAt).Should().OnlyHaveUniqueItems().And.OnlyContain(at => at > Evening);
        (await db.KimVariants.Select(v => v.Number).Order().ToListAsync()).Should().Equal(101, 102, 103);
        (await db.StaffAssignments.Select(a => a.Role).ToListAsync()).Should().BeEquivalentTo(Enum.GetValues<StaffRole>());
        KimSeal.Check(demo.Day, demo.School, RegulationPacks.Get(demo.Day.RegulationId), Evening).Succeeded.Should().BeTrue();
    }

    [Fact]
    public async Task The_day_is_the_day_of_the_school_not_of_the_server()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        await using var db = database.Open();
        (await DemoSchool.CreateAsync(db, Evening)).Day.Date.Should().Be(new DateOnly(2026, 3, 2));
    }

    [Fact]
    public async Task Lifting_the_seal_of_the_demo_stands_in_the_audit_log()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        await using var db = database.Open();
        var demo = await DemoSchool.CreateAsync(db, Evening);

        var line = await db.AuditEvents.SingleAsync();
        line.Type.Should().Be("KimSealOverridden");
        line.Stream.Should().Be(AuditStream.OfDay(demo.Day.Id));
        line.Payload.Should().Contain("Демонстрация");
    }

    [Fact]
    public async Task A_second_call_the_same_day_changes_nothing_and_the_next_day_gets_its_own_schedule()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        await using (var db = database.Open())
        {
            await DemoSchool.CreateAsync(db, Evening);
        }

        await using var again = database.Open();
        var same = await DemoSchool.CreateAsync(again, Evening.AddHours(1));
        same.Schedule.Should().HaveCount(4).And.OnlyContain(e => e.ScheduledAt <= Evening.AddMinutes(90));
        (await again.AuditEvents.CountAsync()).Should().Be(1);

        var next = await DemoSchool.CreateAsync(again, Evening.AddDays(1));
        next.Day.Id.Should().NotBe(same.Day.Id);
        next.Schedule.Should().HaveCount(4);
        (await again.Participants.CountAsync()).Should().Be(4);
        (await again.Users.CountAsync()).Should().Be(6);
    }

    [Fact]
    public async Task Offsets_put_a_participant_before_now()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        await using var db = database.Open();
        TimeSpan[] offsets = [TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(-5), TimeSpan.FromMinutes(25), TimeSpan.FromMinutes(45)];
        var demo = await DemoSchool.CreateAsync(db, Evening, offsets);
        demo.Schedule[0].Participant!.Code.Should().Be("0002");
        demo.Schedule[0].ScheduledAt.Should().Be(Evening.AddMinutes(-5));
    }
}
