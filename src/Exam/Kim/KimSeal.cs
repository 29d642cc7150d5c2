using System.Globalization;
using Itog.Exam.Audit;
using Itog.Exam.People;
using Itog.Exam.Regulation;

namespace Itog.Exam.Kim;

/// <summary>
/// The seal on the materials: closed until the regulation's hour in the school's own time zone, by the server's clock.
/// Pure except for <see cref="OverrideAsync"/>.
/// </summary>
public static class KimSeal
{
    /// <summary>The moment at which the materials of a day may be opened.</summary>
    public static DateTimeOffset OpensAt(ExamDay day, School school, RegulationPack regulation)
    {
        ArgumentNullException.ThrowIfNull(day);
        ArgumentNullException.ThrowIfNull(school);
        ArgumentNullException.ThrowIfNull(regulation);
        var local = day.Date.ToDateTime(regulation.KimReleaseTime.Value, DateTimeKind.Unspecified);
        return new DateTimeOffset(local, school.TimeZone.GetUtcOffset(local));
    }

    /// <summary>Done when the materials may be opened now; otherwise the refusal says when and by which clause.</summary>
    public static Outcome<Done> Check(ExamDay day, School school, RegulationPack regulation, DateTimeOffset now)
    {
        var opensAt = OpensAt(day, school, regulation);
        if (now >= opensAt || (day.Kind == ExamDayKind.Rehearsal && day.KimReleaseOverride is not null))
        {
            return Done.Yes;
        }

        return KimRefusals.Sealed(opensAt, opensAt - now, regulation.KimReleaseTime.Clause);
    }

    /// <summary>Lets a rehearsal open its materials at any hour, with a reason in the audit log. An exam that counts refuses it.</summary>
    public static async Task<Outcome<Done>> OverrideAsync(
        ExamDbContext db, ExamDay day, string reason, Actor actor, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(day);
        if (day.Kind != ExamDayKind.Rehearsal)
        {
            return new Problem(
                "kim-seal-of-exam",
                "Час открытия КИМ изменить нельзя",
                "Открыть материалы раньше срока можно только в день репетиции: настоящий экзамен ждёт часа, который задан регламентом.",
                RegulationPacks.Get(day.RegulationId).KimReleaseTime.Clause);
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return new Problem("reason-required", "Нужна причина", "Укажите, почему материалы репетиции открываются раньше срока.");
        }

        day.KimReleaseOverride = reason;
        await AuditLog.AppendToDayAsync(db, day.Id, "KimSealOverridden", new { examDayId = day.Id, reason }, actor, now, cancellationToken);
        return Done.Yes;
    }
}
