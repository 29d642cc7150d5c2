using Itog.Exam.Audit;
using Itog.Exam.Closing;
using Itog.Exam.Regulation;
using Itog.Exam.Results;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.People.Planning;

/// <summary>The connection schedule of a day: made anew, or one participant moved. Works in the caller's context; every call is a transaction of its own.</summary>
public sealed class ScheduleBook(ExamDbContext db, TimeProvider time)
{
    private static readonly Problem NoDay = new("no-such-day", "Дня экзамена нет", "Такого дня экзамена в этой школе нет. Обновите страницу.");

    private static readonly Problem Begun = new(
        "schedule-begun", "Экзамен уже начался", "После начала дня график не составляют заново: очередь ведёт собеседник, опоздавшие встают в её конец.", "002 §49");

    private static readonly Problem NoEntry = new("no-such-entry", "Участника нет в графике", "Сначала составьте график этого дня.");

    private static readonly Problem NoRoom = new("no-such-auditorium", "Аудитории нет", "Такой аудитории в этой школе нет. Обновите страницу.");

    /// <summary>What a schedule of this day would be.</summary>
    /// <param name="auditoriums">Which auditoriums are used; all when empty.</param>
    public async Task<Outcome<IReadOnlyList<PlannedSlot>>> PlanAsync(int school, int day, ScheduleWish wish, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(wish);
        if (await db.ExamDays.AsNoTracking().SingleOrDefaultAsync(d => d.SchoolId == school && d.Id == day, cancellationToken) is not { } found)
        {
            return NoDay;
        }

        var pack = RegulationPacks.Get(found.RegulationId);
        if (!SlotRules.Make(pack, wish.ChecksMinutes, wish.BreakMinutes).TryGet(out var rules, out var problem))
        {
            return problem;
        }

        var people = await db.Participants.Where(p => p.SchoolId == school && p.WithdrawnAt == null && !p.StandIn).ToListAsync(cancellationToken);
        var sat = await SatAlready.BeforeAsync(db, found, cancellationToken);
        var chosen = people.FindAll(p => !sat.Contains(p.Id) && (!wish.OnlyRemote || p.RemoteGround is not null));
        if (chosen.Count == 0 && sat.Count > 0)
        {
            return new Problem(
                "schedule-nobody-admitted", "На этот день никто не допущен",
                "В дополнительный срок приходят те, кого допустили повторно. Внесите решения о допуске в разделе «Результаты» и составьте график снова.", pack.Readmission.Cases.Clause);
        }

        return ConnectionSchedule.Plan(chosen, await RoomsAsync(school, wish.Auditoriums ?? [], pack, cancellationToken), rules, found.StartTime);
    }

    /// <summary>Writes the schedule in place of the one that was.</summary>
    public async Task<Outcome<IReadOnlyList<PlannedSlot>>> MakeAsync(int school, int day, ScheduleWish wish, Actor actor, CancellationToken cancellationToken = default)
    {
        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        if (await ClosedDay.RefuseAsync(db, day, cancellationToken) is { } closed)
        {
            return closed;
        }

        if (!(await PlanAsync(school, day, wish, cancellationToken)).TryGet(out var slots, out var problem))
        {
            return problem;
        }

        if (await HasBegunAsync(day, cancellationToken))
        {
            return Begun;
        }

        var found = await db.ExamDays.Include(d => d.School).SingleAsync(d => d.Id == day, cancellationToken);
        await db.Schedule.Where(e => e.ExamDayId == day).ExecuteDeleteAsync(cancellationToken);
        db.Schedule.AddRange(slots.Select(s => new ScheduleEntry
        {
            ExamDayId = day,
            AuditoriumId = s.Auditorium.Id,
            ParticipantId = s.Participant.Id,
            ScheduledAt = Moment(found, s.At),
        }));
        await NoteAsync(found, "ScheduleMade", new { Participants = slots.Count, Auditoriums = slots.Select(s => s.Auditorium.Id).Distinct(), wish.BreakMinutes, wish.ChecksMinutes }, actor, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Outcome(slots);
    }

    /// <summary>Gives one participant another time or auditorium; two at one time in one auditorium wait for each other, and that may be meant.</summary>
    public async Task<Outcome<ScheduleEntry>> MoveAsync(int school, int day, Guid participant, int auditorium, TimeOnly at, Actor actor, CancellationToken cancellationToken = default)
    {
        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        if (await ClosedDay.RefuseAsync(db, day, cancellationToken) is { } closed)
        {
            return closed;
        }

        if (await db.ExamDays.Include(d => d.School).SingleOrDefaultAsync(d => d.SchoolId == school && d.Id == day, cancellationToken) is not { } found)
        {
            return NoDay;
        }

        if (await db.Schedule.Include(e => e.Participant).SingleOrDefaultAsync(e => e.ExamDayId == day && e.ParticipantId == participant, cancellationToken) is not { } entry)
        {
            return NoEntry;
        }

        if (!await db.Auditoriums.AnyAsync(a => a.SchoolId == school && a.Id == auditorium, cancellationToken))
        {
            return NoRoom;
        }

        if (await HasBegunAsync(day, cancellationToken))
        {
            return Begun;
        }

        (entry.AuditoriumId, entry.ScheduledAt) = (auditorium, Moment(found, at));
        await NoteAsync(found, "ScheduleMoved", new { participant, auditorium, at }, actor, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return entry;
    }

    private static Outcome<IReadOnlyList<PlannedSlot>> Outcome(IReadOnlyList<PlannedSlot> slots) => slots.ToList();

    private static DateTimeOffset Moment(ExamDay day, TimeOnly at)
    {
        var local = day.Date.ToDateTime(at);
        return new DateTimeOffset(local, day.School!.TimeZone.GetUtcOffset(local));
    }

    private async Task<List<PlanningRoom>> RoomsAsync(int school, IReadOnlyList<int> chosen, RegulationPack pack, CancellationToken cancellationToken)
    {
        var auditoriums = await db.Auditoriums.Where(a => a.SchoolId == school && (chosen.Count == 0 || chosen.Contains(a.Id))).OrderBy(a => a.Number).ToListAsync(cancellationToken);
        if (pack.Staff.InterlocutorMayTeachClass.Value)
        {
            return [.. auditoriums.Select(a => new PlanningRoom(a, []))];
        }

        var placed = await db.StaffAssignments.Where(a => a.Auditorium!.SchoolId == school && a.Role == StaffRole.Interlocutor)
            .Select(a => new { a.AuditoriumId, a.StaffMemberId }).ToListAsync(cancellationToken);
        var teachers = await db.CommissionMembers.Where(m => m.SchoolId == school && m.ReleasedAt == null && m.Role == StaffRole.Interlocutor).ToListAsync(cancellationToken);
        return [.. auditoriums.Select(a => new PlanningRoom(
            a, [.. teachers.Where(t => placed.Exists(p => p.AuditoriumId == a.Id && p.StaffMemberId == t.StaffMemberId)).SelectMany(t => t.TeachesClasses)]))];
    }

    /// <summary>Once anything of the day was decided in an auditorium, its queue rules, not a new schedule.</summary>
    private async Task<bool> HasBegunAsync(int day, CancellationToken cancellationToken)
    {
        var streams = AuditStream.OfDay(day) + "/auditorium/";
        return await db.AuditEvents.AnyAsync(e => e.Stream.StartsWith(streams), cancellationToken);
    }

    private Task<AuditEvent> NoteAsync(ExamDay day, string type, object what, Actor actor, CancellationToken cancellationToken) =>
        AuditLog.AppendToDayAsync(db, day.Id, type, what, actor, time.GetUtcNow(), cancellationToken);
}
