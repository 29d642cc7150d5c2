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

    /// <summary>A signed protocol of a rehearsal may go with its rehearsal; that of an exam stays as before.</summary>
    public static void ReleaseRehearsals(MigrationBuilder migration) =>
        migration.Sql(
            """
            DROP TRIGGER "ExpertProtocols_no_delete";
            CREATE TRIGGER "ExpertProtocols_no_delete" BEFORE DELETE ON "ExpertProtocols"
            WHEN OLD."SignedAt" IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM "Attempts" INNER JOIN "ExamDays" ON "ExamDays"."Id" = "Attempts"."ExamDayId"
                WHERE "Attempts"."Id" = OLD."AttemptId" AND "ExamDays"."Kind" = 'Rehearsal')
            BEGIN
                SELECT RAISE(ABORT, 'ExpertProtocols is signed');
            END;
            """);

    /// <summary>The closing of an exam day stays, unless the last word of its log on the matter is that it was opened again.</summary>
    public static void ProtectClosing(MigrationBuilder migration) =>
        migration.Sql(
            """
            CREATE TRIGGER "ExamDays_ClosedAt_stays" BEFORE UPDATE OF "ClosedAt" ON "ExamDays"
            WHEN OLD."ClosedAt" IS NOT NULL AND NOT (NEW."ClosedAt" IS NULL AND 'ExamDayReopened' = COALESCE((
                SELECT "Type" FROM "AuditEvents" WHERE "Stream" = 'day/' || OLD."Id" AND "Type" IN ('ExamDayClosed', 'ExamDayReopened')
                ORDER BY "Id" DESC LIMIT 1), ''))
            BEGIN
                SELECT RAISE(ABORT, 'ExamDays keeps its ClosedAt');
            END;
            """);

    /// <summary>No row of a closed exam day is added, changed or removed; <paramref name="day"/> is SQL for the id of a row's day, with <c>{0}</c> for the row.</summary>
    /// <param name="destroyed">Its rows go when the term of storage is over.</param>
    public static void ProtectClosedDay(MigrationBuilder migration, string table, string day, bool destroyed = false)
    {
        (string, string)[] verbs = [("INSERT", "NEW"), ("UPDATE", "OLD"), .. destroyed ? [] : new[] { ("DELETE", "OLD") }];
        foreach (var (verb, row) in verbs)
        {
            var id = string.Format(System.Globalization.CultureInfo.InvariantCulture, day, row);
            migration.Sql(
                $"""
                CREATE TRIGGER "{table}_closed_{verb}" BEFORE {verb} ON "{table}"
                WHEN EXISTS (SELECT 1 FROM "ExamDays" WHERE "Id" = {id} AND "ClosedAt" IS NOT NULL)
                BEGIN
                    SELECT RAISE(ABORT, '{table}: the exam day is closed');
                END;
                """);
        }
    }

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
