using Itog.Exam.Audit;
using Itog.Exam.Regulation;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.People;

/// <summary>The exam days of a school: setting one. Works in the caller's context; every call is a transaction of its own.</summary>
public sealed class ExamDayBook(ExamDbContext db, TimeProvider time)
{
    private static readonly Problem NoRegulation = new("regulation-unknown", "Регламента нет", "Выберите регламент своего региона из списка.");

    private static readonly Problem Past = new("day-past", "Дата уже прошла", "Назначьте экзамен на сегодня или на будущий день.");

    private static readonly Problem RehearsalThere = new(
        "day-taken", "На эту дату назначена репетиция", "Закончите её в разделе «Репетиция», и дата освободится для настоящего экзамена.");

    private static readonly Problem Taken = new("day-taken", "На эту дату день уже назначен", "В школе может быть один день экзамена на дату. Выберите его в списке наверху.");

    /// <param name="start">The start by the school's clock; null takes the regulation's.</param>
    public async Task<Outcome<ExamDay>> AddAsync(
        int school, DateOnly date, string? regulation, ExamDayKind kind, TimeOnly? start, Actor actor, CancellationToken cancellationToken = default)
    {
        if (RegulationPacks.All.FirstOrDefault(p => p.Id == regulation) is not { } pack)
        {
            return NoRegulation;
        }

        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        var place = await db.Schools.AsNoTracking().SingleAsync(s => s.Id == school, cancellationToken);
        if (date < SchoolRegulation.Today(place, time.GetUtcNow()))
        {
            return Past;
        }

        if (await db.ExamDays.AsNoTracking().SingleOrDefaultAsync(d => d.SchoolId == school && d.Date == date, cancellationToken) is { } other)
        {
            return other.Kind == ExamDayKind.Rehearsal ? RehearsalThere : Taken;
        }

        var day = new ExamDay { SchoolId = school, Date = date, RegulationId = pack.Id, Kind = kind, StartTime = start ?? pack.StartTime.Value };
        db.ExamDays.Add(day);
        await db.SaveChangesAsync(cancellationToken);
        await AuditLog.AppendToDayAsync(
            db, day.Id, "ExamDaySet", new { day.Id, day.Date, day.RegulationId, day.Kind, day.StartTime }, actor, time.GetUtcNow(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return day;
    }
}
