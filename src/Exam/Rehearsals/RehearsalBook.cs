using System.Globalization;
using System.Text.Json;
using Itog.Exam.Audit;
using Itog.Exam.Demo;
using Itog.Exam.Kim;
using Itog.Exam.People;
using Itog.Exam.People.Planning;
using Itog.Exam.Regulation;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.Rehearsals;

/// <summary>
/// Rehearsals: an exam day that does not count, with the demo variants instead of exam materials, at any date and hour. Everything else runs as on the day;
/// afterwards all that was made for it is removed. Works in the caller's context; every call is a transaction of its own.
/// </summary>
public sealed class RehearsalBook(ExamDbContext db, TimeProvider time)
{
    /// <summary>So many made-up pupils an auditorium may have at the start.</summary>
    public const int MostStandIns = 10;

    // They are there in time though somebody still has to open their links.
    private static readonly TimeSpan Lead = TimeSpan.FromMinutes(10);

    private static readonly string[] Families = ["Учебный", "Пробный", "Примерный", "Тренировочный", "Ученический"];

    public async Task<Outcome<ExamDay>> StartAsync(int school, RehearsalWish wish, Actor actor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(wish);
        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        var place = await db.Schools.SingleAsync(s => s.Id == school, cancellationToken);
        var now = time.GetUtcNow();
        var today = SchoolRegulation.Today(place, now);
        var date = wish.Date ?? today;
        if (date < today)
        {
            return RehearsalRefusals.Past;
        }

        if (await db.ExamDays.SingleOrDefaultAsync(d => d.SchoolId == school && d.Date == date, cancellationToken) is { } other)
        {
            return other.Kind == ExamDayKind.Exam ? RehearsalRefusals.ExamThatDay : RehearsalRefusals.AlreadyThere;
        }

        var rooms = await RoomsAsync(school, wish.Auditoriums ?? [], cancellationToken);
        if (rooms.Count == 0)
        {
            return RehearsalRefusals.NoRoom;
        }

        if (wish.StandIns is < 0 or > MostStandIns || (wish.StandIns == 0 && !wish.WithParticipants))
        {
            return RehearsalRefusals.Nobody;
        }

        var pack = await SchoolRegulation.OfAsync(db, place, now, cancellationToken);
        var local = TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, place.TimeZone).DateTime);
        var start = wish.Start ?? (date == today ? new TimeOnly(local.Hour, local.Minute) : pack.StartTime.Value);
        var day = new ExamDay { SchoolId = school, School = place, Date = date, RegulationId = pack.Id, Kind = ExamDayKind.Rehearsal, StartTime = start };
        db.ExamDays.Add(day);
        await db.SaveChangesAsync(cancellationToken);
        db.KimVariants.AddRange(DemoKim.Variants.Select(v => new KimVariant { ExamDayId = day.Id, Number = v.Key, Content = v.Value }));
        if (!(await ScheduleAsync(day, pack, rooms, wish, cancellationToken)).TryGet(out var people, out var problem))
        {
            return problem;
        }

        await db.SaveChangesAsync(cancellationToken);
        await AuditLog.AppendToDayAsync(
            db, day.Id, "RehearsalStarted", new { day.Id, day.Date, day.RegulationId, day.StartTime, auditoriums = rooms.Select(r => r.Id), wish.StandIns, participants = people }, actor, now, cancellationToken);
        var opened = await KimSeal.OverrideAsync(db, day, "Репетиция: учебные варианты, настоящих материалов нет", actor, now, cancellationToken);
        if (opened.Problem is { } isSealed)
        {
            return isSealed;
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return day;
    }

    /// <summary>One more made-up pupil, expected in ten minutes.</summary>
    public async Task<Outcome<ScheduleEntry>> AddStandInAsync(int examDayId, int auditorium, Actor actor, CancellationToken cancellationToken = default)
    {
        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        if (await db.ExamDays.SingleOrDefaultAsync(d => d.Id == examDayId && d.Kind == ExamDayKind.Rehearsal, cancellationToken) is not { } day)
        {
            return RehearsalRefusals.NoRehearsal;
        }

        if (!await db.Auditoriums.AnyAsync(a => a.Id == auditorium && a.SchoolId == day.SchoolId, cancellationToken))
        {
            return RehearsalRefusals.NoAuditorium;
        }

        var person = (await StandInsAsync(day, 1, cancellationToken))[0];
        var entry = new ScheduleEntry { ExamDayId = day.Id, AuditoriumId = auditorium, Participant = person, ScheduledAt = time.GetUtcNow() + Lead };
        db.Schedule.Add(entry);
        await db.SaveChangesAsync(cancellationToken);
        await AuditLog.AppendToDayAsync(db, day.Id, "StandInAdded", new { participant = person.Id, auditorium }, actor, time.GetUtcNow(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return entry;
    }

    /// <summary>
    /// Removes everything that a rehearsal made, its made-up pupils with it; the audit log keeps that it was. Its recordings have been destroyed before: the
    /// caller answers for that.
    /// </summary>
    public async Task<Outcome<Done>> RemoveAsync(int examDayId, Actor actor, CancellationToken cancellationToken = default)
    {
        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        if (await db.ExamDays.AsNoTracking().SingleOrDefaultAsync(d => d.Id == examDayId && d.Kind == ExamDayKind.Rehearsal && d.ClosedAt == null, cancellationToken) is not { } day)
        {
            return RehearsalRefusals.NoRehearsal;
        }

        var attempts = await db.Attempts.CountAsync(a => a.ExamDayId == day.Id, cancellationToken);
        var standIns = await db.Schedule.Where(e => e.ExamDayId == day.Id && e.Participant!.StandIn).Select(e => e.ParticipantId).ToListAsync(cancellationToken);
        await db.ExpertProtocols.Where(p => p.Attempt!.ExamDayId == day.Id).ExecuteDeleteAsync(cancellationToken);
        await db.WrittenAnswers.Where(a => a.Attempt!.ExamDayId == day.Id).ExecuteDeleteAsync(cancellationToken);
        await db.Attempts.Where(a => a.ExamDayId == day.Id).ExecuteDeleteAsync(cancellationToken);
        await db.TestCalls.Where(c => c.ExamDayId == day.Id).ExecuteDeleteAsync(cancellationToken);
        await db.Letters.Where(l => l.ExamDayId == day.Id).ExecuteDeleteAsync(cancellationToken);
        await db.SchemeDecisions.Where(d => d.ExamDayId == day.Id).ExecuteDeleteAsync(cancellationToken);
        await db.Schedule.Where(e => e.ExamDayId == day.Id).ExecuteDeleteAsync(cancellationToken);
        await db.KimVariants.Where(v => v.ExamDayId == day.Id).ExecuteDeleteAsync(cancellationToken);
        await db.AttendantAssignments.Where(a => standIns.Contains(a.ParticipantId)).ExecuteDeleteAsync(cancellationToken);
        await db.Participants.Where(p => standIns.Contains(p.Id) && p.StandIn).ExecuteDeleteAsync(cancellationToken);
        await db.ExamDays.Where(d => d.Id == day.Id).ExecuteDeleteAsync(cancellationToken);
        var payload = JsonSerializer.Serialize(new { day.Id, day.Date, attempts, standIns = standIns.Count }, ExamJson.Options);
        await AuditLog.AppendAsync(db, new AuditEntry(AuditStream.OfSchool(day.SchoolId), "RehearsalRemoved", payload, actor, time.GetUtcNow()), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Done.Yes;
    }

    private async Task<List<Auditorium>> RoomsAsync(int school, IReadOnlyList<int> chosen, CancellationToken cancellationToken) =>
        await db.Auditoriums.Where(a => a.SchoolId == school && (chosen.Count == 0 || chosen.Contains(a.Id))
                && db.StaffAssignments.Any(s => s.AuditoriumId == a.Id && s.Role == StaffRole.Interlocutor))
            .OrderBy(a => a.Number).ToListAsync(cancellationToken);

    /// <summary>Lays the schedule; the answer is how many people are in it.</summary>
    private async Task<Outcome<int>> ScheduleAsync(ExamDay day, RegulationPack pack, List<Auditorium> rooms, RehearsalWish wish, CancellationToken cancellationToken)
    {
        var rules = new SlotRules(pack, SlotRules.UsualChecks, TimeSpan.Zero);
        var begin = Moment(day, day.StartTime) + Lead;
        var entries = new List<ScheduleEntry>();
        if (wish.WithParticipants)
        {
            var people = await db.Participants.Where(p => p.SchoolId == day.SchoolId && p.WithdrawnAt == null && !p.StandIn).ToListAsync(cancellationToken);
            if (!ConnectionSchedule.Plan(people, [.. rooms.Select(r => new PlanningRoom(r, []))], rules, day.StartTime).TryGet(out var slots, out var problem))
            {
                return problem;
            }

            entries.AddRange(slots.Select(s => new ScheduleEntry
            {
                ExamDayId = day.Id, AuditoriumId = s.Auditorium.Id, ParticipantId = s.Participant.Id, ScheduledAt = Moment(day, s.At) + Lead,
            }));
        }

        var standIns = await StandInsAsync(day, wish.StandIns * rooms.Count, cancellationToken);
        entries.AddRange(standIns.Select((person, i) => new ScheduleEntry
        {
            ExamDayId = day.Id, AuditoriumId = rooms[i % rooms.Count].Id, Participant = person, ScheduledAt = begin + (i / rooms.Count * rules.Of(person)),
        }));
        db.Schedule.AddRange(entries);
        return entries.Count;
    }

    private async Task<List<Participant>> StandInsAsync(ExamDay day, int count, CancellationToken cancellationToken)
    {
        var taken = (await db.Participants.Where(p => p.SchoolId == day.SchoolId).Select(p => p.Code).ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
        var there = await db.Schedule.CountAsync(e => e.ExamDayId == day.Id && e.Participant!.StandIn, cancellationToken);
        var codes = Enumerable.Range(0, 10_000).Select(n => (9_999 - n).ToString("0000", CultureInfo.InvariantCulture)).Where(c => !taken.Contains(c));
        return
        [
            .. codes.Take(count).Select((code, i) => new Participant
            {
                Id = Guid.NewGuid(),
                SchoolId = day.SchoolId,
                Code = code,
                FamilyName = Families[(there + i) % Families.Length],
                GivenName = "Участник",
                Patronymic = (there + i + 1).ToString(CultureInfo.InvariantCulture),
                Class = "9У",
                DocumentNumber = "000000",
                Consent = Consent.Given,
                StandIn = true,
            }),
        ];
    }

    private static DateTimeOffset Moment(ExamDay day, TimeOnly at)
    {
        var local = day.Date.ToDateTime(at);
        return new DateTimeOffset(local, day.School!.TimeZone.GetUtcOffset(local));
    }
}
