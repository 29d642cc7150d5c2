using System.Text.Json;
using Itog.Exam.Audit;
using Itog.Exam.Exports;
using Itog.Exam.People;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.Closing;

/// <summary>
/// Closes an exam day when nothing is missing, and notes absences until then. Every change is one transaction with its audit line.
/// Owned by the request that made it, over that request's context.
/// </summary>
public sealed class DayClosing(ExamDbContext db, TimeProvider clock)
{
    /// <summary>The longest reason of a reopening, in characters.</summary>
    public const int ReasonLimit = 500;

    private static readonly Problem DayUnknown = new("day-unknown", "Нет такого дня экзамена", "День экзамена не найден: обновите страницу.");

    private static readonly Problem NotScheduled = new("participant-not-scheduled", "Участника нет в списке этого дня", "Обновите страницу: список изменился.", "002 §40.1");

    private static readonly Problem HasSat = new(
        "participant-has-sat", "Участник приходил", "Неявка отмечается тем, кто не подключался к ответу. У этого участника есть попытка.", "002 §17.3");

    /// <summary>How near a day is to its closing.</summary>
    public async Task<Outcome<ClosingReview>> ReviewAsync(
        int examDayId, IReadOnlyDictionary<Guid, RecordingState> recordings, CancellationToken cancellationToken = default) =>
        await DayRecord.ReadAsync(db, examDayId, cancellationToken) is { } day ? await ReviewAsync(day, recordings, cancellationToken) : DayUnknown;

    /// <summary>
    /// Closes the day when its review finds no gap, else changes nothing; the review that comes back tells which. Closing twice changes nothing either.
    /// </summary>
    public async Task<Outcome<ClosingReview>> CloseAsync(
        int examDayId, IReadOnlyDictionary<Guid, RecordingState> recordings, Actor actor, CancellationToken cancellationToken = default)
    {
        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        if (await DayRecord.ReadAsync(db, examDayId, cancellationToken) is not { } day)
        {
            return DayUnknown;
        }

        if (day.Day.Kind == ExamDayKind.Rehearsal)
        {
            return Rehearsals.RehearsalRefusals.NotClosed;
        }

        var review = await ReviewAsync(day, recordings, cancellationToken);
        if (review.ClosedAt is not null || review.Gaps.Count > 0)
        {
            return review;
        }

        var row = await db.ExamDays.SingleAsync(d => d.Id == examDayId, cancellationToken);
        row.ClosedAt = clock.GetUtcNow();
        var results = new ResultJson().Write(ResultFormProjection.Of(day));
        await AppendAsync(
            examDayId,
            "ExamDayClosed",
            new { review.Outcomes, review.Sat, review.ProtocolsSigned, resultsSha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(results)) },
            actor,
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return review with { ClosedAt = row.ClosedAt };
    }

    /// <summary>
    /// Opens a closed day again, so that a wrong closing is no dead end: no source forbids it, and none knows of it either. Not once anything of
    /// the day has left the house; the log keeps both closings.
    /// </summary>
    /// <param name="handedOver">Whether somebody has taken the transfer package.</param>
    public async Task<Outcome<Done>> ReopenAsync(int examDayId, string reason, bool handedOver, Actor actor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reason);
        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        if (await db.ExamDays.SingleOrDefaultAsync(d => d.Id == examDayId, cancellationToken) is not { } day)
        {
            return DayUnknown;
        }

        if (string.IsNullOrWhiteSpace(reason) || reason.Length > ReasonLimit)
        {
            return ReopeningRefusals.Reason;
        }

        if (day.ClosedAt is null)
        {
            return ReopeningRefusals.Open;
        }

        if (handedOver || await db.ResultApprovals.AnyAsync(a => a.ExamDayId == examDayId, cancellationToken)
            || await db.Destructions.AnyAsync(d => d.ExamDayId == examDayId, cancellationToken))
        {
            return ReopeningRefusals.HandedOver;
        }

        await AppendAsync(examDayId, "ExamDayReopened", new { day.ClosedAt, reason = reason.Trim() }, actor, cancellationToken);
        day.ClosedAt = null;
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Done.Yes;
    }

    /// <summary>Notes that a participant did not come («Н»), or takes the note back.</summary>
    public async Task<Outcome<Done>> MarkAbsentAsync(int examDayId, Guid participantId, bool absent, Actor actor, CancellationToken cancellationToken = default)
    {
        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        if (await ClosedDay.RefuseAsync(db, examDayId, cancellationToken) is { } closed)
        {
            return closed;
        }

        if (await db.Schedule.SingleOrDefaultAsync(e => e.ExamDayId == examDayId && e.ParticipantId == participantId, cancellationToken) is not { } entry)
        {
            return NotScheduled;
        }

        if (absent && await db.Attempts.AnyAsync(a => a.ExamDayId == examDayId && a.ParticipantId == participantId, cancellationToken))
        {
            return HasSat;
        }

        if (absent == entry.AbsentAt is not null)
        {
            return Done.Yes;
        }

        entry.AbsentAt = absent ? clock.GetUtcNow() : null;
        await AppendAsync(examDayId, absent ? "AbsenceMarked" : "AbsenceWithdrawn", new { participant = participantId }, actor, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Done.Yes;
    }

    private async Task<ClosingReview> ReviewAsync(DayRecord day, IReadOnlyDictionary<Guid, RecordingState> recordings, CancellationToken cancellationToken)
    {
        var toSign = day.ToSign().ToList();
        return new ClosingReview(
            day.Day.ClosedAt,
            day.Participants.CountBy(p => p.Outcome).ToDictionary(),
            day.Participants.Count(p => p.Sat is not null),
            toSign.Count(s => s.Protocol?.SignedAt is not null),
            toSign.Count,
            day.Day.IsClosed() ? [] :
            [
                .. ClosingChecks.Outcomes(day),
                .. ClosingChecks.Protocols(day),
                .. ClosingChecks.Sums(day),
                .. ClosingChecks.Rows(day, await BegunAsync(day, cancellationToken)),
                .. ClosingChecks.Recordings(day, recordings),
                .. ClosingChecks.Registers(day),
            ],
            [.. ClosingChecks.Unconfirmed(day)]);
    }

    /// <summary>The participants of whom the log says that the КИМ was shown to them.</summary>
    private async Task<HashSet<Guid>> BegunAsync(DayRecord day, CancellationToken cancellationToken)
    {
        var streams = day.Auditoriums.Select(a => AuditStream.OfAuditorium(day.Day.Id, a.Id)).ToList();
        var events = await db.AuditEvents.AsNoTracking().Where(e => streams.Contains(e.Stream) && (e.Type == "Admitted" || e.Type == "KimShown"))
            .OrderBy(e => e.Id).Select(e => new { e.Type, e.Payload }).ToListAsync(cancellationToken);
        var participants = new Dictionary<Guid, Guid>();
        var begun = new HashSet<Guid>();
        foreach (var happened in events)
        {
            using var payload = JsonDocument.Parse(happened.Payload);
            var attempt = payload.RootElement.GetProperty("attempt").GetGuid();
            if (happened.Type == "Admitted")
            {
                participants[attempt] = payload.RootElement.GetProperty("participant").GetGuid();
            }
            else
            {
                begun.Add(participants[attempt]);
            }
        }

        return begun;
    }

    private Task<AuditEvent> AppendAsync(int examDayId, string type, object payload, Actor actor, CancellationToken cancellationToken) =>
        AuditLog.AppendToDayAsync(db, examDayId, type, payload, actor, clock.GetUtcNow(), cancellationToken);
}
