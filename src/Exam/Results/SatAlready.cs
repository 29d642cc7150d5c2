using Itog.Exam.People;
using Itog.Exam.Regulation;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.Results;

/// <summary>Whom an additional day is not for: those who had their day this school year and were not admitted again after it [002 §68–70]. Stateless.</summary>
public static class SatAlready
{
    /// <summary>The participants who may not be scheduled on this day.</summary>
    public static async Task<IReadOnlySet<Guid>> BeforeAsync(ExamDbContext db, ExamDay day, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(day);
        var year = SchoolYear.Of(day.Date);
        var round = ExamRounds.Of(RegulationPacks.Get(day.RegulationId), day.Date);
        var sat = await db.Schedule.AsNoTracking()
            .Where(e => e.ExamDay!.SchoolId == day.SchoolId && e.ExamDay.Kind == ExamDayKind.Exam && e.ExamDay.ClosedAt != null && e.ExamDay.Date >= year.First && e.ExamDay.Date < day.Date)
            .Select(e => new { e.ParticipantId, e.ExamDay!.Date }).ToListAsync(cancellationToken);
        var admitted = (await db.Readmissions.AsNoTracking().Where(r => r.ExamDay!.SchoolId == day.SchoolId && r.ExamDay.Date >= year.First)
            .Select(r => new { r.ParticipantId, r.ExamDay!.Date, r.Round }).ToListAsync(cancellationToken)).ToLookup(r => r.ParticipantId);
        return sat.GroupBy(e => e.ParticipantId)
            .Where(days => !admitted[days.Key].Any(r => r.Date == days.Max(d => d.Date) && r.Round <= round))
            .Select(days => days.Key).ToHashSet();
    }
}
