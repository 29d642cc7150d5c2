using Itog.Exam.Audit;
using Itog.Exam.Demo;
using Itog.Exam.Kim;
using Itog.Exam.People;
using Itog.Exam.Regulation;

namespace Itog.Exam.Tests.Kim;

public class KimSealTests
{
    private static readonly RegulationPack Federal = RegulationPacks.Get("ru-2026");

    [Theory]
    [InlineData("Europe/Kaliningrad", "2026-02-11T05:30:00Z")]
    [InlineData("Europe/Moscow", "2026-02-11T04:30:00Z")]
    [InlineData("Asia/Kamchatka", "2026-02-10T19:30:00Z")]
    public void Opens_at_half_past_seven_in_the_time_zone_of_the_school(string zone, string opens)
    {
        var at = DateTimeOffset.Parse(opens, System.Globalization.CultureInfo.InvariantCulture);
        var school = School(zone);
        var day = Day(ExamDayKind.Exam);

        KimSeal.OpensAt(day, school, Federal).Should().Be(at);
        KimSeal.Check(day, school, Federal, at).Succeeded.Should().BeTrue();
        var early = KimSeal.Check(day, school, Federal, at.AddTicks(-1)).Problem!;
        early.Code.Should().Be("kim-sealed");
        early.Clause.Should().Be("004 §5.1");
        early.Detail.Should().Contain("07:30 11.02.2026");
    }

    [Fact]
    public void A_rehearsal_waits_for_the_hour_too_until_somebody_lifts_its_seal()
    {
        var night = new DateTimeOffset(2026, 2, 11, 0, 0, 0, TimeSpan.Zero);
        KimSeal.Check(Day(ExamDayKind.Rehearsal), School("Europe/Moscow"), Federal, night).Succeeded.Should().BeFalse();
    }

    [Theory]
    [InlineData(ExamDayKind.Exam, "Учебный показ", "kim-seal-of-exam")]
    [InlineData(ExamDayKind.Rehearsal, "  ", "reason-required")]
    public async Task Lifting_the_seal_is_refused(ExamDayKind kind, string reason, string code)
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        await using var db = database.Open();
        var now = new DateTimeOffset(2026, 2, 11, 1, 0, 0, TimeSpan.Zero);
        await DemoSchool.CreateAsync(db, now);
        var day = Day(kind);

        await using var transaction = await db.Database.BeginImmediateAsync();
        var result = await KimSeal.OverrideAsync(db, day, reason, Actor.Server, now);
        result.Problem!.Code.Should().Be(code);
        day.KimReleaseOverride.Should().BeNull();
    }

    private static ExamDay Day(ExamDayKind kind) => new()
    {
        Date = new DateOnly(2026, 2, 11),
        RegulationId = "ru-2026",
        StartTime = new TimeOnly(9, 0),
        Kind = kind,
    };

    private static School School(string zone) => new()
    {
        Code = "1",
        MunicipalityCode = "1",
        Region = "1",
        Name = "Школа",
        TimeZoneId = zone,
    };
}
