using Itog.Exam.Audit;
using Itog.Exam.Closing;
using Itog.Exam.Results;
using Itog.Exam.Scoring;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.Tests.Closing;

/// <summary>A wrong closing is no dead end, as long as nothing of the day has left the house.</summary>
public class ReopeningTests
{
    [Fact]
    public async Task A_wrong_closing_is_opened_mended_and_closed_anew_and_the_log_keeps_both()
    {
        await using var school = await ClosedAsync();
        (await ReopenAsync(school)).Succeeded.Should().BeTrue();

        await using var db = school.Open();
        var book = new ProtocolBook(db, school.Clock);
        var attempt = await db.Attempts.Select(a => a.Id).FirstAsync();
        (await book.CorrectAsync(attempt, school.Expert, "описка")).Succeeded.Should().BeTrue();
        (await CloseAsync(school)).Gaps.Should().ContainSingle().Which.Code.Should().Be("protocol-not-signed");
        (await book.SignAsync(attempt, school.Expert)).Succeeded.Should().BeTrue();
        (await CloseAsync(school)).ClosedAt.Should().NotBeNull();

        var stream = AuditStream.OfDay(school.Demo.Day.Id);
        (await db.AuditEvents.Where(e => e.Stream == stream && e.Type.StartsWith("ExamDay")).OrderBy(e => e.Id).Select(e => e.Type).ToListAsync())
            .Where(t => t != "ExamDaySet").Should().Equal("ExamDayClosed", "ExamDayReopened", "ExamDayClosed");
        (await db.AuditEvents.SingleAsync(e => e.Type == "ExamDayReopened")).Payload.Should().Contain("описка в протоколе");
    }

    [Fact]
    public async Task It_stays_closed_without_a_reason_and_once_anything_was_handed_over_or_approved()
    {
        await using var school = await ClosedAsync();
        (await ReopenAsync(school, reason: " ")).Problem!.Code.Should().Be("reason-required");
        (await ReopenAsync(school, reason: new string('я', 501))).Problem!.Code.Should().Be("reason-required");
        (await ReopenAsync(school, handedOver: true)).Problem!.Code.Should().Be("day-handed-over");
        await using var db = school.Open();
        db.ResultApprovals.Add(new ResultApproval
        {
            ExamDayId = school.Demo.Day.Id, ProcessingEndedOn = new DateOnly(2026, 2, 16), ApprovedOn = new DateOnly(2026, 2, 16), Decision = "протокол № 1",
        });
        await db.SaveChangesAsync();
        (await ReopenAsync(school)).Problem!.Code.Should().Be("day-handed-over");
        (await new DayClosing(db, school.Clock).ReopenAsync(999, "описка", handedOver: false, Actor.Server)).Problem!.Code.Should().Be("day-unknown");
    }

    [Fact]
    public async Task The_database_lets_a_closing_go_only_when_its_reopening_is_the_last_word_of_the_log()
    {
        await using var school = await ClosedAsync();
        await using var db = school.Open();
        var undone = () => db.Database.ExecuteSqlRawAsync("UPDATE ExamDays SET ClosedAt = NULL");
        await undone.Should().ThrowAsync<SqliteException>();

        (await ReopenAsync(school)).Succeeded.Should().BeTrue();
        (await ReopenAsync(school)).Problem!.Code.Should().Be("day-not-closed");
        (await CloseAsync(school)).ClosedAt.Should().NotBeNull();
        await undone.Should().ThrowAsync<SqliteException>("that reopening belonged to the closing before");
        var moved = () => db.Database.ExecuteSqlRawAsync("UPDATE ExamDays SET ClosedAt = '2020-01-01T00:00:00.000Z'");
        await moved.Should().ThrowAsync<SqliteException>();
    }

    private static async Task<DemoDatabase> ClosedAsync()
    {
        var school = await DayClosingTests.CompleteAsync();
        (await CloseAsync(school)).ClosedAt.Should().NotBeNull();
        return school;
    }

    private static async Task<ClosingReview> CloseAsync(DemoDatabase school)
    {
        await using var db = school.Open();
        return (await new DayClosing(db, school.Clock).CloseAsync(school.Demo.Day.Id, await DayClosingTests.SoundAsync(school), Actor.Server)).Value;
    }

    private static async Task<Outcome<Done>> ReopenAsync(DemoDatabase school, string reason = "описка в протоколе", bool handedOver = false)
    {
        await using var db = school.Open();
        return await new DayClosing(db, school.Clock).ReopenAsync(school.Demo.Day.Id, reason, handedOver, Actor.Server);
    }
}
