using Itog.Exam.Audit;
using Itog.Exam.Closing;
using Itog.Exam.People;

namespace Itog.Exam.Scoring;

/// <summary>Who scores which recording: a claimed attempt has a draft of its expert, so that two never score it unknowingly.</summary>
public sealed partial class ProtocolBook
{
    /// <summary>Takes a recording to score it. Taken by the same expert already: nothing changes.</summary>
    public async Task<Outcome<ProtocolPage>> ClaimAsync(Guid attemptId, Guid expertId, CancellationToken cancellationToken = default)
    {
        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        if (!(await AdmitAsync(attemptId, expertId, cancellationToken)).TryGet(out var admitted, out var refusal))
        {
            return refusal;
        }

        var (grounds, protocol) = admitted;
        if (protocol is not null)
        {
            return protocol.ExpertId == expertId ? new ProtocolPage(protocol, grounds.Sheet(protocol)) : ProtocolRefusals.AnotherExpert(protocol);
        }

        if (!grounds.MarkedOnly && await RefuseScoringAsync(grounds, cancellationToken) is { } problem)
        {
            return problem;
        }

        protocol = Begin(grounds, expertId, version: 1, correctionReason: null);
        protocol.SavedAt = clock.GetUtcNow();
        await AppendAsync(grounds, protocol, "ProtocolClaimed", new { protocol.Version }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new ProtocolPage(protocol, grounds.Sheet(protocol));
    }

    /// <summary>Gives a claimed recording back, or drops a correction that was opened; what was written stays in the audit log.</summary>
    public async Task<Outcome<Done>> ReleaseAsync(Guid attemptId, Guid expertId, CancellationToken cancellationToken = default)
    {
        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        if (!(await AdmitAsync(attemptId, expertId, cancellationToken)).TryGet(out var admitted, out var refusal))
        {
            return refusal;
        }

        var (grounds, protocol) = admitted;
        if (protocol is null)
        {
            return Done.Yes;
        }

        if (RefuseChange(protocol, expertId) is { } problem)
        {
            return problem;
        }

        await DropAsync(grounds, protocol, new Actor(expertId.ToString(), nameof(StaffRole.Expert)), reason: null, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Done.Yes;
    }

    /// <summary>Takes an unsigned draft from an expert who cannot finish it; the caller has checked that <paramref name="actor"/> may.</summary>
    public async Task<Outcome<Done>> TakeAwayAsync(Guid attemptId, Actor actor, string reason, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (string.IsNullOrWhiteSpace(reason))
        {
            return ProtocolRefusals.TakeAwayReasonRequired;
        }

        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        if (await FindAttemptAsync(attemptId, cancellationToken) is not { } attempt || await NewestAsync(attemptId, cancellationToken) is not { } protocol)
        {
            return ProtocolRefusals.NotBegun;
        }

        if (attempt.ExamDay!.IsClosed())
        {
            return ClosedDay.Refusal;
        }

        if (protocol.SignedAt is not null)
        {
            return ProtocolRefusals.Signed;
        }

        if (!ScoringGrounds.Of(attempt, protocol).TryGet(out var grounds, out var problem))
        {
            return problem;
        }

        await DropAsync(grounds, protocol, actor, reason.Trim(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Done.Yes;
    }

    private async Task DropAsync(ScoringGrounds grounds, ExpertProtocol protocol, Actor actor, string? reason, CancellationToken cancellationToken)
    {
        db.ExpertProtocols.Remove(protocol);
        await AppendAsync(
            grounds,
            actor,
            "ProtocolReleased",
            new { protocol.Version, protocol.ExpertId, protocol.Scores, protocol.NotAttemptedTasks, protocol.Errors, reason },
            cancellationToken);
    }
}
