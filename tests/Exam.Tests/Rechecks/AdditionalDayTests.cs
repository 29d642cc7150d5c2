using Itog.Exam.People;
using Itog.Exam.People.Planning;
using Itog.Exam.Rechecks;
using Itog.Exam.Regulation;
using Itog.Exam.Results;

namespace Itog.Exam.Tests.Rechecks;

/// <summary>Whom the schedule of an additional day is for.</summary>
public class AdditionalDayTests
{
    [Fact]
    public async Task Only_those_who_were_admitted_again_are_scheduled_on_an_additional_day()
    {
        await using var day = await TwiceFailed.CreateAsync("ru-2026");
        var third = await AddDayAsync(day, new DateOnly(2026, 4, 20));

        var nobody = await day.WithAsync(db => new ScheduleBook(db, day.School.Clock).PlanAsync(day.SchoolId, third, new ScheduleWish()));
        (nobody.Problem!.Code, nobody.Problem.Clause).Should().Be(("schedule-nobody-admitted", RegulationPacks.Get("ru-2026").Readmission.Cases.Clause), "everybody had his day, nobody was admitted again");
        (await ReadmitAsync(day)).Problem.Should().BeNull();
        (await PlannedAsync(day, third)).Should().Equal(day.Twice);
    }

    [Fact]
    public async Task A_new_school_year_begins_anew()
    {
        await using var day = await TwiceFailed.CreateAsync();
        var next = await AddDayAsync(day, new DateOnly(2027, 2, 10));

        (await PlannedAsync(day, next)).Should().HaveCount(4);
    }

    [Fact]
    public async Task Whoever_passed_by_a_recheck_is_not_admitted_again()
    {
        await using var day = await TwiceFailed.CreateAsync();
        var recheck = await day.SignedAsync();
        await day.DecideAsync(recheck.Id, new RecheckDecision(new DateOnly(2026, 3, 25), null));

        (await ReadmitAsync(day)).Problem!.Code.Should().Be("readmission-not-needed");
    }

    private static Task<Outcome<Readmission>> ReadmitAsync(TwiceFailed day) => day.WithAsync(db => new ReadmissionBook(db, day.School.Clock).AdmitAsync(
        day.Day, day.Twice, new ReadmissionRequest(ExamRound.SecondAdditional, "протокол педсовета № 6", new DateOnly(2026, 3, 20), null), Guid.Empty, TwiceFailed.Organizer));

    private static Task<int> AddDayAsync(TwiceFailed day, DateOnly date) => day.WithAsync(async db =>
    {
        var added = new ExamDay { SchoolId = day.SchoolId, Date = date, RegulationId = "ru-2026", StartTime = new TimeOnly(9, 0), Kind = ExamDayKind.Exam };
        db.ExamDays.Add(added);
        await db.SaveChangesAsync();
        return added.Id;
    });

    private static Task<IReadOnlyList<Guid>> PlannedAsync(TwiceFailed day, int id) => day.WithAsync<IReadOnlyList<Guid>>(async db =>
        [.. (await new ScheduleBook(db, day.School.Clock).PlanAsync(day.SchoolId, id, new ScheduleWish())).Value.Select(s => s.Participant.Id)]);
}
