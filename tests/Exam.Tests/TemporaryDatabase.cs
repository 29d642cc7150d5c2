using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.Tests;

/// <summary>A migrated database in a file of its own, removed at the end of the test.</summary>
public sealed class TemporaryDatabase : IAsyncDisposable
{
    // Migrated once: a copy takes a hundredth of the time.
    private static readonly Lazy<Task<byte[]>> Empty = new(MakeEmptyAsync);

    private readonly string path = Path.Combine(Path.GetTempPath(), $"itog-{Guid.NewGuid():N}.db");

    private TemporaryDatabase()
    {
    }

    public static async Task<TemporaryDatabase> CreateAsync()
    {
        var database = new TemporaryDatabase();
        await File.WriteAllBytesAsync(database.path, await Empty.Value);
        return database;
    }

    private static async Task<byte[]> MakeEmptyAsync()
    {
        await using var database = new TemporaryDatabase();
        await using (var db = database.Open())
        {
            await db.Database.BringUpToDateAsync();
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        return await File.ReadAllBytesAsync(database.path);
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
