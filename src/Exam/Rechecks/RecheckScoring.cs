using System.Text.Json;
using Itog.Exam.Audit;
using Itog.Exam.People;
using Itog.Exam.Scoring;
using Itog.Exam.Writing;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.Rechecks;

/// <summary>
/// The rechecker's side: he hears a recording under its code and scores it by the same criteria, in a protocol that is none of the day's. Only he to whom
/// it is given, and only while he is of the commission. Owned by the request that made it, over that request's context.
/// </summary>
public sealed class RecheckScoring(ExamDbContext db, TimeProvider clock)
{
    private const int LongestReason = 300;

    private static readonly Problem NotBegun = new("protocol-not-begun", "Протокол не начат", "Поставьте баллы по критериям и подпишите.");

    private static readonly Problem ReasonMissing = new(
        "reason-required", "Нужна причина", $"Напишите, почему запись нельзя оценить, не длиннее {LongestReason} знаков.");

    /// <summary>What is given to a rechecker and still open, oldest first.</summary>
    public async Task<IReadOnlyList<Recheck>> OfAsync(Guid rechecker, CancellationToken cancellationToken = default) =>
        await Given(rechecker).AsNoTracking().OrderBy(r => r.AssignedAt).ToListAsync(cancellationToken);

    /// <summary>The recheck of a code with its protocol and sums, for its rechecker.</summary>
    public async Task<Outcome<RecheckPage>> FindAsync(string code, Guid rechecker, CancellationToken cancellationToken = default) =>
        await Given(rechecker).SingleOrDefaultAsync(r => r.Code == code, cancellationToken) is { } recheck
            ? await PageAsync(recheck, cancellationToken)
            : RecheckRefusals.Unknown;

    /// <summary>Saves the draft as a whole; scores outside their limits are refused and nothing changes.</summary>
    public async Task<Outcome<RecheckPage>> SaveAsync(
        string code, Guid rechecker, IReadOnlyDictionary<string, int> scores, IReadOnlyCollection<int> notAttemptedTasks, IReadOnlyList<NotedError> errors, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(notAttemptedTasks);
        ArgumentNullException.ThrowIfNull(errors);
        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        if (!(await OpenAsync(code, rechecker, cancellationToken)).TryGet(out var recheck, out var refusal))
        {
            return refusal;
        }

        var grounds = await GroundsAsync(db, recheck, cancellationToken);
        if ((ProtocolRefusals.BadScores(ScoreSheet.Compute(grounds.Set, grounds.Scale, scores, notAttemptedTasks)) ?? ProtocolRefusals.BadErrors(errors)) is { } bad)
        {
            return bad;
        }

        recheck.Protocol ??= new RecheckProtocol { RecheckId = recheck.Id, RecheckerId = rechecker, CriteriaSetId = grounds.Set.Id };
        var protocol = recheck.Protocol;
        protocol.Scores = new SortedDictionary<string, int>(scores.ToDictionary(), StringComparer.Ordinal);
        protocol.NotAttemptedTasks = [.. notAttemptedTasks.Distinct().Order()];
        protocol.Errors = [.. errors.OrderBy(e => e.Seconds ?? 0)];
        protocol.SavedAt = clock.GetUtcNow();
        await AppendAsync(recheck, rechecker, "RecheckDraftSaved", new { recheck = recheck.Id, protocol.Scores, protocol.NotAttemptedTasks, protocol.Errors }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return await PageAsync(recheck, cancellationToken);
    }

    /// <summary>Signs the draft: the counted scores are fixed, hashed and locked for good.</summary>
    public async Task<Outcome<RecheckPage>> SignAsync(string code, Guid rechecker, CancellationToken cancellationToken = default)
    {
        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        if (!(await OpenAsync(code, rechecker, cancellationToken)).TryGet(out var recheck, out var refusal))
        {
            return refusal;
        }

        if (recheck.Protocol is not { } protocol)
        {
            return NotBegun;
        }

        var sheet = (await GroundsAsync(db, recheck, cancellationToken)).Sheet(protocol.Written());
        if (!sheet.Complete)
        {
            return ProtocolRefusals.Incomplete(sheet);
        }

        protocol.Scores = new SortedDictionary<string, int>(sheet.Scores.ToDictionary(), StringComparer.Ordinal);
        protocol.SavedAt = clock.GetUtcNow();
        protocol.SignedAt = protocol.SavedAt;
        protocol.SignatureHash = ProtocolSignature.Compute(protocol.Written(), sheet);
        await AppendAsync(
            recheck, rechecker, "RecheckSigned", new { recheck = recheck.Id, protocol.Scores, sheet.Total, sheet.Passed, protocol.SignatureHash }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return await PageAsync(recheck, cancellationToken);
    }

    /// <summary>Gives a recording back that cannot be scored; what follows, the regulation or the region says.</summary>
    public async Task<Outcome<RecheckPage>> RefuseRecordingAsync(string code, Guid rechecker, string? because, CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrWhiteSpace(because) || because.Length > LongestReason)
        {
            return ReasonMissing;
        }

        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        if (!(await OpenAsync(code, rechecker, cancellationToken)).TryGet(out var recheck, out var refusal))
        {
            return refusal;
        }

        (recheck.UnscorableAt, recheck.UnscorableBecause) = (clock.GetUtcNow(), because.Trim());
        await AppendAsync(recheck, rechecker, "RecheckUnscorable", new { recheck = recheck.Id, recheck.UnscorableBecause }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return await PageAsync(recheck, cancellationToken);
    }

    /// <summary>The open rechecks of somebody who is still of the commission that they were given to.</summary>
    public static IQueryable<Recheck> GivenTo(ExamDbContext db, Guid rechecker)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Rechecks.Where(r => r.Member!.StaffMemberId == rechecker && r.Member.ReleasedAt == null && r.WithdrawnAt == null && r.DecidedAt == null);
    }

    /// <summary>By what a recheck is scored: the criteria and the scale of the attempt.</summary>
    internal static async Task<ScoringGrounds> GroundsAsync(ExamDbContext db, Recheck recheck, CancellationToken cancellationToken)
    {
        var attempt = await db.Attempts.AsNoTracking().Include(a => a.ExamDay).Include(a => a.Participant).SingleAsync(a => a.Id == recheck.AttemptId, cancellationToken);
        // It was scored before: there is a scale.
        return ScoringGrounds.Of(attempt, protocol: null).Value;
    }

    private IQueryable<Recheck> Given(Guid rechecker) =>
        GivenTo(db, rechecker).Include(r => r.ExamDay!.School).Include(r => r.Protocol!.Rechecker).Include(r => r.Member);

    private async Task<Outcome<Recheck>> OpenAsync(string code, Guid rechecker, CancellationToken cancellationToken) =>
        await Given(rechecker).SingleOrDefaultAsync(r => r.Code == code, cancellationToken) is not { } recheck ? RecheckRefusals.Unknown
        : recheck.DoneAt is not null ? RecheckRefusals.Signed
        : recheck;

    private async Task<RecheckPage> PageAsync(Recheck recheck, CancellationToken cancellationToken)
    {
        var grounds = await GroundsAsync(db, recheck, cancellationToken);
        var sheet = recheck.Protocol is { } protocol ? grounds.Sheet(protocol.Written()) : ScoreSheet.Compute(grounds.Set, grounds.Scale, new Dictionary<string, int>(), []);
        var person = grounds.Attempt.Participant!;
        var written = person.AnswerForm == AnswerForm.Written ? await WrittenAnswers.NewestAsync(db, [recheck.AttemptId], cancellationToken) : null;
        return new RecheckPage(recheck, sheet, grounds.Attempt.VariantNumber) { Written = written is null ? null : [.. written.Select(w => Blinded(w, person))] };
    }

    // Nothing that goes to the rechecker says who answers.
    private static WrittenAnswer Blinded(WrittenAnswer answer, Participant person) => new()
    {
        AttemptId = answer.AttemptId,
        Task = answer.Task,
        Revision = answer.Revision,
        SavedAt = answer.SavedAt,
        Text = new[] { person.FamilyName, person.GivenName, person.Patronymic }.OfType<string>().Where(name => name.Length > 2)
            .Aggregate(answer.Text, (text, name) => text.Replace(name, "▒▒▒", StringComparison.OrdinalIgnoreCase)),
    };

    private Task<AuditEvent> AppendAsync(Recheck recheck, Guid rechecker, string type, object payload, CancellationToken cancellationToken) =>
        AuditLog.AppendAsync(
            db,
            new AuditEntry(
                AuditStream.OfDay(recheck.ExamDayId), type, JsonSerializer.Serialize(payload, ExamJson.Options), new Actor(rechecker.ToString("D"), nameof(StaffRole.Expert)), clock.GetUtcNow()),
            cancellationToken);
}
