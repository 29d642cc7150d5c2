using System.Text.Json;
using Itog.Exam.Audit;
using Itog.Exam.Closing;
using Itog.Exam.People;
using Itog.Exam.Regulation;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.Scoring;

/// <summary>
/// The experts' protocols: claimed, drafted while the participant speaks or from the recording, signed, corrected. Every change is one
/// transaction with its audit line. Owned by the request that made it, over that request's context; one call at a time.
/// </summary>
public sealed partial class ProtocolBook(ExamDbContext db, TimeProvider clock)
{
    /// <summary>
    /// The newest version of the protocols of several attempts at once, each with its sums: before the first draft there are only the sums, of
    /// nothing. An attempt that no scale fits is left out.
    /// </summary>
    public async Task<IReadOnlyDictionary<Guid, (ExpertProtocol? Protocol, ScoreSheet Sheet)>> ReadAsync(
        IReadOnlyCollection<Guid> attemptIds, CancellationToken cancellationToken = default)
    {
        var read = new Dictionary<Guid, (ExpertProtocol?, ScoreSheet)>();
        if (attemptIds.Count == 0)
        {
            return read;
        }

        var attempts = await db.Attempts.AsNoTracking().Include(a => a.ExamDay).Include(a => a.Participant)
            .Where(a => attemptIds.Contains(a.Id)).ToListAsync(cancellationToken);
        var protocols = (await db.ExpertProtocols.AsNoTracking().Include(p => p.Expert).Where(p => attemptIds.Contains(p.AttemptId)).ToListAsync(cancellationToken))
            .GroupBy(p => p.AttemptId).ToDictionary(g => g.Key, g => g.MaxBy(p => p.Version)!);
        foreach (var attempt in attempts)
        {
            var protocol = protocols.GetValueOrDefault(attempt.Id);
            if (ScoringGrounds.Of(attempt, protocol).TryGet(out var grounds, out _))
            {
                read[attempt.Id] = (protocol, protocol is null ? ScoreSheet.Compute(grounds.Set, grounds.Scale, new Dictionary<string, int>(), []) : grounds.Sheet(protocol));
            }
        }

        return read;
    }

    /// <summary>Saves the draft as a whole. Scores outside their limits are refused and nothing changes.</summary>
    /// <param name="errors">The noted errors; null leaves those of the draft as they are.</param>
    public async Task<Outcome<ProtocolPage>> SaveDraftAsync(
        Guid attemptId,
        Guid expertId,
        IReadOnlyDictionary<string, int> scores,
        IReadOnlyCollection<int> notAttemptedTasks,
        IReadOnlyList<NotedError>? errors = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(notAttemptedTasks);
        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        if (!(await AdmitAsync(attemptId, expertId, cancellationToken)).TryGet(out var admitted, out var refusal))
        {
            return refusal;
        }

        var (grounds, protocol) = admitted;
        if (RefuseChange(protocol, expertId) is { } change)
        {
            return change;
        }

        if (await RefuseScoringAsync(grounds, cancellationToken) is { } problem)
        {
            return problem;
        }

        var sheet = ScoreSheet.Compute(grounds.Set, grounds.Scale, scores, notAttemptedTasks);
        if (ProtocolRefusals.BadScores(sheet) is { } badInput)
        {
            return badInput;
        }

        if (errors is not null && ProtocolRefusals.BadErrors(errors) is { } badError)
        {
            return badError;
        }

        protocol ??= Begin(grounds, expertId, version: 1, correctionReason: null);
        protocol.Scores = new SortedDictionary<string, int>(scores.ToDictionary(), StringComparer.Ordinal);
        protocol.NotAttemptedTasks = [.. notAttemptedTasks.Distinct().Order()];
        protocol.Errors = errors is null ? protocol.Errors : [.. errors.OrderBy(e => e.Seconds ?? 0)];
        protocol.SavedAt = clock.GetUtcNow();
        await AppendAsync(
            grounds, protocol, "ProtocolDraftSaved", new { protocol.Version, protocol.Scores, protocol.NotAttemptedTasks, protocol.Errors }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new ProtocolPage(protocol, sheet);
    }

    /// <summary>
    /// Signs the draft: the counted scores are fixed, hashed and locked. An attempt that was not finished or ended in a removal is signed
    /// with its mark and without scores; its draft, if there is one, stays as it is [002 §61].
    /// </summary>
    public async Task<Outcome<ProtocolPage>> SignAsync(Guid attemptId, Guid expertId, CancellationToken cancellationToken = default)
    {
        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        if (!(await AdmitAsync(attemptId, expertId, cancellationToken)).TryGet(out var admitted, out var refusal))
        {
            return refusal;
        }

        var (grounds, protocol) = admitted;
        if (RefuseChange(protocol, expertId) is { } change)
        {
            return change;
        }

        if (RefuseSigning(grounds, protocol) is { } problem)
        {
            return problem;
        }

        protocol ??= Begin(grounds, expertId, version: 1, correctionReason: null);
        var sheet = grounds.Sheet(protocol);
        if (!grounds.MarkedOnly)
        {
            protocol.Scores = new SortedDictionary<string, int>(sheet.Scores.ToDictionary(), StringComparer.Ordinal);
        }

        protocol.Mark = grounds.MarkedOnly ? grounds.Attempt.Outcome : null;
        protocol.SavedAt = clock.GetUtcNow();
        protocol.SignedAt = protocol.SavedAt;
        protocol.SignatureHash = ProtocolSignature.Compute(protocol, sheet);
        object payload = protocol.Mark is null
            ? new { protocol.Version, protocol.Scores, sheet.Total, sheet.Passed, protocol.SignatureHash }
            : new { protocol.Version, protocol.Mark, protocol.SignatureHash };
        await AppendAsync(grounds, protocol, "ProtocolSigned", payload, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new ProtocolPage(protocol, sheet);
    }

    /// <summary>Opens a correction of a signed protocol: a new draft version that begins with what was signed.</summary>
    public async Task<Outcome<ProtocolPage>> CorrectAsync(Guid attemptId, Guid expertId, string reason, CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            return ProtocolRefusals.ReasonRequired;
        }

        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        if (!(await AdmitAsync(attemptId, expertId, cancellationToken)).TryGet(out var admitted, out var refusal))
        {
            return refusal;
        }

        var (grounds, signed) = admitted;
        if (signed is null || signed.SignedAt is null)
        {
            return signed is null ? ProtocolRefusals.NotBegun : ProtocolRefusals.NotSigned;
        }

        if (signed.ExpertId != expertId)
        {
            return ProtocolRefusals.AnotherExpert(signed);
        }

        var correction = Begin(grounds, expertId, signed.Version + 1, reason.Trim());
        correction.Scores = new SortedDictionary<string, int>(signed.Scores, StringComparer.Ordinal);
        correction.NotAttemptedTasks = [.. signed.NotAttemptedTasks];
        correction.Errors = [.. signed.Errors];
        correction.SavedAt = clock.GetUtcNow();
        await AppendAsync(grounds, correction, "ProtocolCorrectionOpened", new { correction.Version, reason = correction.CorrectionReason }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new ProtocolPage(correction, grounds.Sheet(correction));
    }

    private static Problem? RefuseChange(ExpertProtocol? protocol, Guid expertId) =>
        protocol is not null && protocol.ExpertId != expertId ? ProtocolRefusals.AnotherExpert(protocol)
        : protocol?.SignedAt is not null ? ProtocolRefusals.Signed
        : null;

    private static Problem? RefuseSigning(ScoringGrounds grounds, ExpertProtocol? protocol)
    {
        if (grounds.MarkedOnly)
        {
            return null;
        }

        if (grounds.Attempt.Outcome is { } outcome and not AttemptOutcome.Finished)
        {
            return ProtocolRefusals.NotScored(outcome);
        }

        return protocol is null ? ProtocolRefusals.NotBegun
            : grounds.Attempt.Outcome is null ? ProtocolRefusals.AttemptRunning
            : grounds.Sheet(protocol) is { Complete: false } sheet ? ProtocolRefusals.Incomplete(sheet)
            : null;
    }

    private async Task<Problem?> RefuseScoringAsync(ScoringGrounds grounds, CancellationToken cancellationToken)
    {
        var attempt = grounds.Attempt;
        if (attempt.Outcome is { } outcome)
        {
            return outcome == AttemptOutcome.Finished ? null : ProtocolRefusals.NotScored(outcome);
        }

        var decisions = await db.SchemeDecisions.AsNoTracking().Where(d => d.ExamDayId == attempt.ExamDayId).ToListAsync(cancellationToken);
        return SchemeRules.For(grounds.Regulation, grounds.Scale, attempt.Participant!, decisions).Contains(ScoringScheme.Live)
            ? null
            : ProtocolRefusals.OnlyFromRecording(grounds);
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

    /// <summary>The attempt with its criteria, scale and newest protocol, for an expert who is assigned to its auditorium.</summary>
    private async Task<Outcome<(ScoringGrounds Grounds, ExpertProtocol? Protocol)>> AdmitAsync(Guid attemptId, Guid expertId, CancellationToken cancellationToken)
    {
        if (await FindAttemptAsync(attemptId, cancellationToken) is not { } attempt)
        {
            return ProtocolRefusals.AttemptUnknown;
        }

        if (attempt.ExamDay!.IsClosed())
        {
            return ClosedDay.Refusal;
        }

        var assigned = await db.StaffAssignments.AnyAsync(
            a => a.StaffMemberId == expertId && a.AuditoriumId == attempt.AuditoriumId && a.Role == StaffRole.Expert, cancellationToken);
        if (!assigned)
        {
            return ProtocolRefusals.ExpertNotAssigned;
        }

        var protocol = await NewestAsync(attemptId, cancellationToken);
        return ScoringGrounds.Of(attempt, protocol).Then<(ScoringGrounds, ExpertProtocol?)>(grounds => (grounds, protocol));
    }

    private Task<Attempt?> FindAttemptAsync(Guid attemptId, CancellationToken cancellationToken) =>
        db.Attempts.AsNoTracking().Include(a => a.ExamDay).Include(a => a.Participant)
            .SingleOrDefaultAsync(a => a.Id == attemptId, cancellationToken);

    private Task<ExpertProtocol?> NewestAsync(Guid attemptId, CancellationToken cancellationToken) =>
        db.ExpertProtocols.Include(p => p.Expert).Where(p => p.AttemptId == attemptId).OrderByDescending(p => p.Version).FirstOrDefaultAsync(cancellationToken);

    private Task<AuditEvent> AppendAsync(ScoringGrounds grounds, ExpertProtocol protocol, string type, object payload, CancellationToken cancellationToken) =>
        AppendAsync(grounds, new Actor(protocol.ExpertId.ToString(), nameof(StaffRole.Expert)), type, payload, cancellationToken);

    private Task<AuditEvent> AppendAsync(ScoringGrounds grounds, Actor actor, string type, object payload, CancellationToken cancellationToken)
    {
        var entry = new AuditEntry(
            AuditStream.OfProtocol(grounds.Attempt.Id), type, JsonSerializer.Serialize(payload, ExamJson.Options), actor, clock.GetUtcNow(), grounds.Attempt.AuditoriumId);
        return AuditLog.AppendAsync(db, entry, cancellationToken);
    }
}
