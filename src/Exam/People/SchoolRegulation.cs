using Itog.Exam.Regulation;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.People;

/// <summary>Which regulation and which date hold for a school outside the course of an exam day. Stateless.</summary>
public static class SchoolRegulation
{
    /// <summary>What holds for a school that has no exam day yet.</summary>
    public const string Default = "ru-2026";

    /// <summary>The pack of the next exam day, else of the last one.</summary>
    public static async Task<RegulationPack> OfAsync(ExamDbContext db, School school, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(school);
        var today = Today(school, now);
        var days = await db.ExamDays.AsNoTracking().Where(d => d.SchoolId == school.Id).OrderBy(d => d.Date).ToListAsync(cancellationToken);
        var day = days.Find(d => d.Date >= today) ?? days.LastOrDefault();
        return RegulationPacks.Get(day?.RegulationId ?? school.RegulationId ?? Default);
    }

    /// <summary>The date in the school's time zone.</summary>
    public static DateOnly Today(School school, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(school);
        return DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, school.TimeZone).DateTime);
    }
}
