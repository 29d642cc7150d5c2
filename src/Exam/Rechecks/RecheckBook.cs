using System.Text.Json;
using Itog.Exam.Audit;
using Itog.Exam.People;
using Itog.Exam.Regulation;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.Rechecks;

/// <summary>
/// The school's side of a recheck: the application, its way, the blinded copy, the rechecker, the result that stands. Every step is one transaction
/// with its audit line. Owned by the request that made it, over that request's context.
/// </summary>
public sealed partial class RecheckBook(ExamDbContext db, TimeProvider clock)
{
    private const int LongestText = 300;

    /// <summary>Takes an application, or says by which clause it is not taken.</summary>
    /// <param name="staff">Who enters it; null when the family sends it from the page of its letter.</param>
    public async Task<Outcome<Recheck>> FileAsync(
        int examDayId, Guid participant, RecheckApplication application, Guid? staff, Actor actor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(application);
        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        if (await RecheckGrounds.ReadAsync(db, examDayId, cancellationToken) is not { } grounds)
        {
            return RecheckRefusals.ParticipantUnknown;
        }

        var now = clock.GetUtcNow();
        var filed = application.FiledAt ?? now;
        application = application with { Paper = Tidy(application.Paper), EarlierFail = Tidy(application.EarlierFail), LateGround = Tidy(application.LateGround) };
        if ((grounds.Refuse(participant, application, grounds.Day.Local(filed)) ?? RefuseText(application) ?? RefuseFiling(grounds, application, staff, filed, now)) is { } refusal)
        {
            return refusal;
        }

        var recheck = new Recheck
        {
            Id = Guid.CreateVersion7(now),
            Code = RecheckCode.Draw(),
            ExamDayId = examDayId,
            ParticipantId = participant,
            AttemptId = grounds.Results.Single(r => r.Participant.Person.Id == participant).Participant.Sat!.Id,
            Applicant = application.Applicant,
            FiledAt = filed,
            Paper = application.Paper,
            EarlierFail = application.EarlierFail,
            LateGround = application.LateGround,
            EnteredBy = staff,
            EnteredAt = now,
        };
        db.Rechecks.Add(recheck);
        await AppendAsync(recheck, "RecheckFiled", new { recheck = recheck.Id, participant, recheck.Applicant, filed, fails = grounds.Fails(participant), recheck.Paper, recheck.EarlierFail, recheck.LateGround }, actor, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return recheck;
    }

    /// <summary>Notes that the application was handed on: by the school, or to it.</summary>
    /// <param name="paper">Number and date of the written application, where it came from the family's page and the paper only now.</param>
    public async Task<Outcome<Recheck>> ForwardAsync(
        int examDayId, Guid id, DateOnly on, string? to, string? paper, Actor actor, CancellationToken cancellationToken = default)
    {
        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        if (!(await FindOpenAsync(examDayId, id, cancellationToken)).TryGet(out var recheck, out var refusal))
        {
            return refusal;
        }

        var (filed, today) = (Local(recheck, recheck.FiledAt), Local(recheck, clock.GetUtcNow()));
        if (on < filed || on > today)
        {
            return RecheckRefusals.ForwardedDate(filed, today);
        }

        if (Tidy(to) is not { Length: <= LongestText } whom || Tidy(paper) is { Length: > LongestText })
        {
            return RecheckRefusals.TextTooLong(LongestText);
        }

        var rules = RegulationPacks.Get(recheck.ExamDay!.RegulationId).Recheck;
        if (rules.Written.Value && recheck.Paper is null && Tidy(paper) is null)
        {
            return RecheckRefusals.PaperMissing(rules.Written.Clause);
        }

        (recheck.ForwardedOn, recheck.ForwardedTo, recheck.Paper) = (on, whom, Tidy(paper) ?? recheck.Paper);
        await AppendAsync(recheck, "RecheckForwarded", new { recheck = recheck.Id, on, to = whom, recheck.Paper }, actor, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return recheck;
    }

    /// <summary>Notes that the family took its application back.</summary>
    public async Task<Outcome<Recheck>> WithdrawAsync(int examDayId, Guid id, string? because, Actor actor, CancellationToken cancellationToken = default)
    {
        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        if (!(await FindOpenAsync(examDayId, id, cancellationToken)).TryGet(out var recheck, out var refusal))
        {
            return refusal;
        }

        if (Tidy(because) is not { Length: <= LongestText } reason)
        {
            return RecheckRefusals.TextTooLong(LongestText);
        }

        (recheck.WithdrawnAt, recheck.WithdrawnBecause) = (clock.GetUtcNow(), reason);
        await AppendAsync(recheck, "RecheckWithdrawn", new { recheck = recheck.Id, reason }, actor, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return recheck;
    }

    private static Problem? RefuseText(RecheckApplication application) =>
        application.Paper?.Length > LongestText || application.EarlierFail?.Length > LongestText || application.LateGround?.Length > LongestText
            ? RecheckRefusals.TextTooLong(LongestText)
            : null;

    private static Problem? RefuseFiling(RecheckGrounds grounds, RecheckApplication application, Guid? staff, DateTimeOffset filed, DateTimeOffset now) =>
        filed > now || DateOnly.FromDateTime(grounds.Day.Local(filed)) < grounds.Day.Day.Date ? RecheckRefusals.DateWrong
        : staff is not null && grounds.Rules.Written.Value && application.Paper is null ? RecheckRefusals.PaperMissing(grounds.Rules.Written.Clause)
        : null;

    private async Task<Outcome<Recheck>> FindOpenAsync(int examDayId, Guid id, CancellationToken cancellationToken) =>
        await db.Rechecks.Include(r => r.ExamDay!.School).Include(r => r.Protocol).Include(r => r.Member)
            .SingleOrDefaultAsync(r => r.Id == id && r.ExamDayId == examDayId, cancellationToken) is not { } recheck ? RecheckRefusals.Unknown
        : recheck.Open ? recheck
        : RecheckRefusals.Over;

    private static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static DateOnly Local(Recheck recheck, DateTimeOffset moment) => SchoolRegulation.Today(recheck.ExamDay!.School!, moment);

    private Task<AuditEvent> AppendAsync(Recheck recheck, string type, object payload, Actor actor, CancellationToken cancellationToken) =>
        AuditLog.AppendAsync(
            db, new AuditEntry(AuditStream.OfDay(recheck.ExamDayId), type, JsonSerializer.Serialize(payload, ExamJson.Options), actor, clock.GetUtcNow()), cancellationToken);
}
