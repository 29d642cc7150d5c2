using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.Tests;

/// <summary>A migrated database in a file of its own, removed at the end of the test.</summary>
public sealed class TemporaryDatabase : IAsyncDisposable
{
    private readonly string path = Path.Combine(Path.GetTempPath(), $"itog-{Guid.NewGuid():N}.db");

    private TemporaryDatabase()
    {
    }

    public static async Task<TemporaryDatabase> CreateAsync()
    {
        var database = new TemporaryDatabase();
        await using var db = database.Open();
        await db.Database.MigrateAsync();
        return database;
    }

    public ExamDbContext Open()
    {
        var options = new DbContextOptionsBuilder<ExamDbContext>();
        options.UseExamSqlite($"Data Source={path}");
        return new ExamDbContext(options.Options);
    }

    public async ValueTask DisposeAsync()
    {
        await using (var db = Open())
        {
            SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
        }

        foreach (var file in new[] { path, path + "-wal", path + "-shm" })
        {
            File.Delete(file);
        }
    }
}
