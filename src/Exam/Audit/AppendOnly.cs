using Microsoft.EntityFrameworkCore.Migrations;

namespace Itog.Exam.Audit;

/// <summary>The triggers by which SQLite itself refuses to change or remove what must stay. Used by migrations only.</summary>
internal static class AppendOnly
{
    /// <summary>No row of the table is ever changed or removed.</summary>
    public static void Protect(MigrationBuilder migration, string table) => Refuse(migration, table, when: "1", "is append-only");

    /// <summary>A row is locked once it is signed, that is once <paramref name="column"/> holds a moment.</summary>
    public static void ProtectOnce(MigrationBuilder migration, string table, string column) =>
        Refuse(migration, table, $"OLD.\"{column}\" IS NOT NULL", "is signed");

    private static void Refuse(MigrationBuilder migration, string table, string when, string reason)
    {
        foreach (var (verb, name) in new[] { ("UPDATE", "update"), ("DELETE", "delete") })
        {
            migration.Sql(
                $"""
                CREATE TRIGGER "{table}_no_{name}" BEFORE {verb} ON "{table}" WHEN {when}
                BEGIN
                    SELECT RAISE(ABORT, '{table} {reason}');
                END;
                """);
        }
    }
}
