using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.Tests.Closing;

/// <summary>
/// SQLite rebuilds a table to change it, and drops its triggers with the old one: whoever adds such a migration has to lay them again, and this tells him.
/// </summary>
public sealed class TriggersAfterMigration
{
    private static readonly string[] Expected =
    [
        .. Table("AuditEvents", "no_update", "no_delete"),
        .. Table("ExpertProtocols", "no_update", "no_delete", "closed_INSERT", "closed_UPDATE", "closed_DELETE"),
        .. Table("Attempts", "closed_INSERT", "closed_UPDATE", "closed_DELETE"),
        .. Table("Schedule", "closed_INSERT", "closed_UPDATE", "closed_DELETE"),
        .. Table("WrittenAnswers", "closed_INSERT", "closed_UPDATE"),
        .. Table("ExamDays", "ClosedAt_stays"),
    ];

    [Fact]
    public async Task Every_trigger_that_locks_a_table_is_there_after_all_migrations()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        await using var db = database.Open();
        var triggers = await db.Database.SqlQueryRaw<string>("SELECT name AS Value FROM sqlite_master WHERE type = 'trigger'").ToListAsync(TestContext.Current.CancellationToken);
        triggers.Should().Contain(Expected);
    }

    private static IEnumerable<string> Table(string table, params string[] triggers) => triggers.Select(t => $"{table}_{t}");
}
