using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Itog.Exam.Tests;

public class ExamDatabaseTests
{
    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", "2")]
    [InlineData("busy_timeout", "5000")]
    [InlineData("foreign_keys", "1")]
    public async Task Opens_every_connection_durable_and_patient(string pragma, string value)
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        await using var db = database.Open();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {pragma}";
        (await command.ExecuteScalarAsync())!.ToString().Should().Be(value);
    }

    [Fact]
    public async Task The_migrations_say_all_that_the_model_says()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        await using var db = database.Open();
        db.Database.HasPendingModelChanges().Should().BeFalse();
    }

    [Fact]
    public async Task A_database_of_another_version_is_refused_and_left_as_it_is()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        await using var db = database.Open();
        await db.Database.ExecuteSqlRawAsync("""INSERT INTO "__EFMigrationsHistory" VALUES ('20990101000000_Later', '99.0.0')""");

        var opening = () => db.Database.BringUpToDateAsync();

        (await opening.Should().ThrowAsync<InvalidOperationException>()).WithMessage("*another version*20990101000000_Later*left as it is*");
        (await db.Database.GetAppliedMigrationsAsync()).Should().Contain("20990101000000_Later");
    }

    [Fact]
    public async Task An_immediate_transaction_holds_the_write_lock_before_it_writes()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        await using var first = database.Open();
        await using var transaction = await first.Database.BeginImmediateAsync();
        (await first.Schools.CountAsync()).Should().Be(0);

        await using var second = database.Open();
        await second.Database.OpenConnectionAsync();
        await second.Database.ExecuteSqlRawAsync("PRAGMA busy_timeout=0");
        await using var command = second.Database.GetDbConnection().CreateCommand();
        command.CommandTimeout = 1;
        command.CommandText = "BEGIN IMMEDIATE";
        var begin = () => command.ExecuteNonQuery();
        begin.Should().Throw<SqliteException>().Which.SqliteErrorCode.Should().Be(5, "SQLITE_BUSY");
    }

    [Fact]
    public async Task Moments_are_compared_and_sorted_in_the_database_whatever_their_offset()
    {
        await using var school = await DemoDatabase.CreateAsync();
        await using var db = school.Open();
        var limit = DemoDatabase.Start.AddMinutes(60).ToOffset(TimeSpan.FromHours(12));
        var entries = await db.Schedule.Where(e => e.ScheduledAt < limit).OrderByDescending(e => e.ScheduledAt).ToListAsync();
        entries.Select(e => e.ScheduledAt - DemoDatabase.Start).Should().Equal(TimeSpan.FromMinutes(50), TimeSpan.FromMinutes(30));
    }

    [Fact]
    public async Task Nobody_with_an_attempt_can_be_removed()
    {
        await using var school = await DemoDatabase.CreateAsync();
        var attempt = await school.AttemptAsync();
        await using var db = school.Open();
        var remove = () => db.Participants.Where(p => p.Id == attempt.ParticipantId).ExecuteDeleteAsync();
        (await remove.Should().ThrowAsync<SqliteException>()).Which.Message.Should().Contain("FOREIGN KEY");
    }

    [Fact]
    public async Task A_host_gets_the_context_and_its_factory()
    {
        await using var services = new ServiceCollection().AddExamDatabase("Data Source=:memory:").BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ExamDbContext>().Should().NotBeNull();
        await using var made = await services.GetRequiredService<IDbContextFactory<ExamDbContext>>().CreateDbContextAsync();
        made.Should().NotBeSameAs(scope.ServiceProvider.GetRequiredService<ExamDbContext>());
    }
}
