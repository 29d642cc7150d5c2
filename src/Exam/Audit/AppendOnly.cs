using Microsoft.EntityFrameworkCore.Migrations;

namespace Itog.Exam.Audit;

/// <summary>The triggers by which SQLite itself refuses to change or remove a row of the audit log. Used by migrations only.</summary>
internal static class AppendOnly
{
    public static void Protect(MigrationBuilder migration, string table)
    {
        foreach (var (verb, name) in new[] { ("UPDATE", "update"), ("DELETE", "delete") })
        {
            migration.Sql(
                $"""
                CREATE TRIGGER "{table}_no_{name}" BEFORE {verb} ON "{table}"
                BEGIN
                    SELECT RAISE(ABORT, '{table} is append-only');
                END;
                """);
        }
    }
}
