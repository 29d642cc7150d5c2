using System.Text.Json;
using Itog.Exam.Audit;
using Itog.Exam.People;
using Itog.Exam.Regulation;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.Scoring;

/// <summary>
/// The experts' protocols: drafts while the participant speaks, signing, correction. Every change is one transaction with its audit line.
/// Owned by the request that made it, over that request's context; one call at a time.
/// </summary>
public sealed class ProtocolBook(ExamDbContext db, TimeProvider clock)
{
    private static readonly string[] BadInput = ["criterion-unknown", "criterion-not-in-scale", "score-out-of-range", "task-unknown"];

    /// <summary>The newest version of an attempt's protocol with its sums; null before the first draft.</summary>
    public async Task<ProtocolPage?> FindAsync(Guid attemptId, CancellationToken cancellationToken = default) =>
        await FindAttemptAsync(attemptId, cancellationToken) is { } attempt
        && await NewestAsync(attemptId, cancellationToken) is { } protocol
        && Grounds(attempt).TryGet(out var grounds, out _)
            ? new ProtocolPage(protocol, grounds.Sheet(protocol))
            : null;

    /// <summary>What scores would come to, without saving them: for the live totals before the first mark.</summary>
    public async Task<Outcome<ScoreSheet>> PreviewAsync(
        Guid attemptId, IReadOnlyDictionary<string, int> scores, IReadOnlyCollection<int> notAttemptedTasks, CancellationToken cancellationToken = default)
    {
        if (await FindAttemptAsync(attemptId, cancellationToken) is not { } attempt)
        {
            return ProtocolRefusals.AttemptUnknown;
        }

        return Grounds(attempt).Then<ScoreSheet>(grounds => ScoreSheet.Compute(grounds.Set, grounds.Scale, scores, notAttemptedTasks));
    }

    /// <summary>Saves the draft as a whole. Scores outside their limits are refused and nothing changes.</summary>
    public async Task<Outcome<ProtocolPage>> SaveDraftAsync(
        Guid attemptId,
        Guid expertId,
        IReadOnlyDictionary<string, int> scores,
        IReadOnlyCollection<int> notAttemptedTasks,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(notAttemptedTasks);
        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        if (!(await AdmitAsync(attemptId, expertId, cancellationToken)).TryGet(out var grounds, out var refusal))
        {
            return refusal;
        }

        var protocol = await NewestAsync(attemptId, cancellationToken);
        if (RefuseDraft(grounds, protocol, expertId) is { } problem)
        {
            return problem;
        }

        var sheet = ScoreSheet.Compute(grounds.Set, grounds.Scale, scores, notAttemptedTasks);
        if (sheet.Problems.FirstOrDefault(p => BadInput.Contains(p.Code)) is { } badInput)
        {
            return badInput;
        }

        if (protocol is null)
        {
            protocol = Begin(grounds, expertId, version: 1, correctionReason: null);
        }

        protocol.Scores = new SortedDictionary<string, int>(scores.ToDictionary(), StringComparer.Ordinal);
        protocol.NotAttemptedTasks = [.. notAttemptedTasks.Distinct().Order()];
        protocol.SavedAt = clock.GetUtcNow();
        await AppendAsync(grounds, protocol, "ProtocolDraftSaved", new { protocol.Version, protocol.Scores, protocol.NotAttemptedTasks }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new ProtocolPage(protocol, sheet);
    }

    /// <summary>Signs the draft: the counted scores are fixed, hashed and locked.</summary>
    public async Task<Outcome<ProtocolPage>> SignAsync(Guid attemptId, Guid expertId, CancellationToken cancellationToken = default)
    {
        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        if (!(await AdmitAsync(attemptId, expertId, cancellationToken)).TryGet(out var grounds, out var refusal))
        {
            return refusal;
        }

        if (await NewestAsync(attemptId, cancellationToken) is not { } protocol)
        {
            return ProtocolRefusals.NotBegun;
        }

        if (RefuseDraft(grounds, protocol, expertId) is { } problem)
        {
            return problem;
        }

        if (grounds.Attempt.Outcome is null)
        {
            return ProtocolRefusals.AttemptRunning;
        }

        var sheet = grounds.Sheet(protocol);
        if (!sheet.Complete)
        {
            return ProtocolRefusals.Incomplete(sheet);
        }

        protocol.Scores = new SortedDictionary<string, int>(sheet.Scores.ToDictionary(), StringComparer.Ordinal);
        protocol.SavedAt = clock.GetUtcNow();
        protocol.SignedAt = protocol.SavedAt;
        protocol.SignatureHash = ProtocolSignature.Compute(protocol, sheet);
        await AppendAsync(
            grounds, protocol, "ProtocolSigned", new { protocol.Version, protocol.Scores, sheet.Total, sheet.Passed, protocol.SignatureHash }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new ProtocolPage(protocol, sheet);
    }

    /// <summary>Opens a correction of a signed protocol: a new draft version that begins with the signed scores.</summary>
    public async Task<Outcome<ProtocolPage>> CorrectAsync(Guid attemptId, Guid expertId, string reason, CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            return ProtocolRefusals.ReasonRequired;
        }

        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        if (!(await AdmitAsync(attemptId, expertId, cancellationToken)).TryGet(out var grounds, out var refusal))
        {
            return refusal;
        }

        var signed = await NewestAsync(attemptId, cancellationToken);
        if (signed is null || signed.SignedAt is null)
        {
            return signed is null ? ProtocolRefusals.NotBegun : ProtocolRefusals.NotSigned;
        }

        if (signed.ExpertId != expertId)
        {
            return ProtocolRefusals.AnotherExpert;
        }

        var correction = Begin(grounds, expertId, signed.Version + 1, reason.Trim());
        correction.Scores = new SortedDictionary<string, int>(signed.Scores, StringComparer.Ordinal);
        correction.NotAttemptedTasks = [.. signed.NotAttemptedTasks];
        correction.SavedAt = clock.GetUtcNow();
        await AppendAsync(grounds, correction, "ProtocolCorrectionOpened", new { correction.Version, reason = correction.CorrectionReason }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new ProtocolPage(correction, grounds.Sheet(correction));
    }

    private static Problem? RefuseDraft(ScoringGrounds grounds, ExpertProtocol? protocol, Guid expertId) =>
        protocol is not null && protocol.ExpertId != expertId ? ProtocolRefusals.AnotherExpert
        : protocol?.SignedAt is not null ? ProtocolRefusals.Signed
        : grounds.Attempt.Outcome is { } outcome and not AttemptOutcome.Finished ? ProtocolRefusals.NotScored(outcome)
        : grounds.Attempt.Outcome is null && !grounds.Scale.Schemes.Contains(ScoringScheme.Live) ? ProtocolRefusals.OnlyFromRecording
        : null;

    private static Outcome<ScoringGrounds> Grounds(Attempt attempt)
    {
        var regulation = RegulationPacks.Get(attempt.ExamDay!.RegulationId);
        var set = CriteriaSets.Get(regulation.CriteriaSetId.Value);
        return set.ScaleFor(attempt.Participant!).Then<ScoringGrounds>(scale => new ScoringGrounds(attempt, set, scale));
    }

    private ExpertProtocol Begin(ScoringGrounds grounds, Guid expertId, int version, string? correctionReason)
    {
        var protocol = new ExpertProtocol
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            AttemptId = grounds.Attempt.Id,
            Version = version,
            ExpertId = expertId,
            CriteriaSetId = grounds.Set.Id,
            CorrectionReason = correctionReason,
        };
        db.ExpertProtocols.Add(protocol);
        return protocol;
    }

    /// <summary>The attempt with its criteria and scale, for an expert who is assigned to its auditorium.</summary>
    private async Task<Outcome<ScoringGrounds>> AdmitAsync(Guid attemptId, Guid expertId, CancellationToken cancellationToken)
    {
        if (await FindAttemptAsync(attemptId, cancellationToken) is not { } attempt)
        {
            return ProtocolRefusals.AttemptUnknown;
        }

        var assigned = await db.StaffAssignments.AnyAsync(
            a => a.StaffMemberId == expertId && a.AuditoriumId == attempt.AuditoriumId && a.Role == StaffRole.Expert, cancellationToken);
        return assigned ? Grounds(attempt) : ProtocolRefusals.ExpertNotAssigned;
    }

    private Task<Attempt?> FindAttemptAsync(Guid attemptId, CancellationToken cancellationToken) =>
        db.Attempts.AsNoTracking().Include(a => a.ExamDay).Include(a => a.Participant)
            .SingleOrDefaultAsync(a => a.Id == attemptId, cancellationToken);

    private Task<ExpertProtocol?> NewestAsync(Guid attemptId, CancellationToken cancellationToken) =>
        db.ExpertProtocols.Where(p => p.AttemptId == attemptId).OrderByDescending(p => p.Version).FirstOrDefaultAsync(cancellationToken);

    private Task<AuditEvent> AppendAsync(ScoringGrounds grounds, ExpertProtocol protocol, string type, object payload, CancellationToken cancellationToken)
    {
        var entry = new AuditEntry(
            AuditStream.OfProtocol(protocol.AttemptId),
            type,
            JsonSerializer.Serialize(payload, ExamJson.Options),
            new Actor(protocol.ExpertId.ToString(), nameof(StaffRole.Expert)),
            clock.GetUtcNow(),
            grounds.Attempt.AuditoriumId);
        return AuditLog.AppendAsync(db, entry, cancellationToken);
    }

    private sealed record ScoringGrounds(Attempt Attempt, CriteriaSet Set, Scale Scale)
    {
        public ScoreSheet Sheet(ExpertProtocol protocol) => ScoreSheet.Compute(Set, Scale, protocol.Scores, protocol.NotAttemptedTasks);
    }
}
