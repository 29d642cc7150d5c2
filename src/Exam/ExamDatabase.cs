using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Itog.Exam;

/// <summary>How the exam's database is opened and how its transactions begin.</summary>
public static class ExamDatabase
{
    /// <summary>Registers <see cref="ExamDbContext"/> and its factory over one SQLite file.</summary>
    public static IServiceCollection AddExamDatabase(this IServiceCollection services, string connectionString)
    {
        services.AddDbContextFactory<ExamDbContext>(options => options.UseExamSqlite(connectionString), ServiceLifetime.Singleton);
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<ExamDbContext>>().CreateDbContext());
        return services;
    }

    /// <summary>SQLite as exam records need it: durable commits, WAL, and waiting instead of "database is locked".</summary>
    public static DbContextOptionsBuilder UseExamSqlite(this DbContextOptionsBuilder options, string connectionString)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.UseSqlite(connectionString).AddInterceptors(SqlitePragmas.Instance);
    }

    /// <summary>Brings the database up to the version of this program, which creates it where there is none.</summary>
    /// <exception cref="InvalidOperationException">Another version made it, by steps that this program does not know; it is left as it is.</exception>
    public static async Task BringUpToDateAsync(this DatabaseFacade database, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        var unknown = (await database.GetAppliedMigrationsAsync(cancellationToken)).Except(database.GetMigrations()).ToList();
        if (unknown.Count > 0)
        {
            throw new InvalidOperationException(
                $"The database {database.GetDbConnection().DataSource} was made by another version of the program (step {unknown[^1]}) and was left as it is. "
                + "Start the version that made it, or a newer one, or give this one another storage folder.");
        }

        await database.MigrateAsync(cancellationToken);
    }

    /// <summary>
    /// Begins a transaction that holds the write lock from its first statement (<c>BEGIN IMMEDIATE</c>).
    /// Whoever reads and then writes must begin so: a deferred transaction fails at once when another writer came between.
    /// </summary>
    public static Task<IDbContextTransaction> BeginImmediateAsync(this DatabaseFacade database, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        // Microsoft.Data.Sqlite begins every level but ReadUncommitted non-deferred.
        return database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
    }
}
