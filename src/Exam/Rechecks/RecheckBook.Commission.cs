using Itog.Exam.Audit;
using Itog.Exam.People;
using Itog.Exam.Regulation;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.Rechecks;

/// <summary>The blinded copy and who gets it.</summary>
public sealed partial class RecheckBook
{
    private const int MostStretches = 100;

    /// <summary>Notes what is silent in the copy, and that its maker heard no name in what is left. May be done again while nothing is signed.</summary>
    /// <param name="seconds">The length of the recording.</param>
    public async Task<Outcome<Recheck>> BlindAsync(
        int examDayId, Guid id, IReadOnlyList<MutedStretch> muted, double seconds, Guid staff, Actor actor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(muted);
        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        if (!(await FindOpenAsync(examDayId, id, cancellationToken)).TryGet(out var recheck, out var refusal))
        {
            return refusal;
        }

        if (recheck.DoneAt is not null)
        {
            return RecheckRefusals.Signed;
        }

        if (muted.Count > MostStretches || muted.Any(m => !(m.From >= 0 && m.From < m.To && m.To <= Math.Ceiling(seconds))))
        {
            return RecheckRefusals.StretchWrong;
        }

        recheck.Muted = [.. muted.OrderBy(m => m.From).ThenBy(m => m.To)];
        (recheck.BlindedAt, recheck.BlindedBy) = (clock.GetUtcNow(), staff);
        await AppendAsync(recheck, "RecheckBlinded", new { recheck = recheck.Id, recheck.Muted }, actor, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return recheck;
    }

    /// <summary>Gives the recording to a member of the recheck commission. Given to another one, the unsigned draft of the first goes.</summary>
    public async Task<Outcome<Recheck>> AssignAsync(
        int examDayId, Guid id, int memberId, RecheckCommission commission, Actor actor, CancellationToken cancellationToken = default)
    {
        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        if (!(await FindOpenAsync(examDayId, id, cancellationToken)).TryGet(out var recheck, out var refusal))
        {
            return refusal;
        }

        if ((recheck.ForwardedOn is null ? RecheckRefusals.NotForwarded : recheck.BlindedAt is null ? RecheckRefusals.NotBlinded : recheck.DoneAt is not null ? RecheckRefusals.Signed : null) is { } early)
        {
            return early;
        }

        var day = recheck.ExamDay!;
        var pack = RegulationPacks.Get(day.RegulationId);
        if (!pack.Recheck.Commission.Value.Contains(commission))
        {
            return RecheckRefusals.CommissionKind(pack.Recheck.Commission.Clause);
        }

        if (await db.CommissionMembers.SingleOrDefaultAsync(
            m => m.Id == memberId && m.SchoolId == day.SchoolId && m.Commission == Commission.Recheck && m.ReleasedAt == null, cancellationToken) is not { } member)
        {
            return RecheckRefusals.NoMember;
        }

        if (member.Role != StaffRole.Expert)
        {
            return RecheckRefusals.NotExpert;
        }

        var ties = await RecheckTiesReading.OfAsync(db, member.StaffMemberId, day.SchoolId, recheck.ParticipantId, recheck.Id, cancellationToken);
        if (CommissionCheck.Check(member, pack, [], ties, commission) is [var missing, ..])
        {
            return missing;
        }

        if (recheck.Protocol is { } draft && draft.RecheckerId != member.StaffMemberId)
        {
            db.Remove(draft);
            await AppendAsync(recheck, "RecheckDraftDropped", new { recheck = recheck.Id, draft.RecheckerId, draft.Scores, draft.NotAttemptedTasks, draft.Errors }, actor, cancellationToken);
        }

        (recheck.Member, recheck.Commission, recheck.AssignedAt) = (member, commission, clock.GetUtcNow());
        await AppendAsync(recheck, "RecheckAssigned", new { recheck = recheck.Id, rechecker = member.StaffMemberId, commission, member.Order }, actor, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return recheck;
    }
}
