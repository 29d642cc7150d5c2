using Itog.Exam.Audit;
using Itog.Exam.Closing;
using Itog.Exam.Letters;
using Itog.Exam.People;
using Itog.Exam.Regulation;
using Itog.Exam.Results;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.Rechecks;

/// <summary>What a recheck came to, and that the family knows it.</summary>
public sealed partial class RecheckBook
{
    /// <summary>Lets the result stand: that of the signed protocol, or what the region says of a recording that cannot be scored.</summary>
    public async Task<Outcome<Recheck>> DecideAsync(int examDayId, Guid id, RecheckDecision typed, Actor actor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(typed);
        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        if (!(await FindOpenAsync(examDayId, id, cancellationToken)).TryGet(out var recheck, out var refusal))
        {
            return refusal;
        }

        if (recheck.DoneAt is not { } done)
        {
            return RecheckRefusals.NotDone;
        }

        var rules = RegulationPacks.Get(recheck.ExamDay!.RegulationId).Recheck;
        if ((RefuseDecision(recheck, typed, rules) ?? RefuseDay(Local(recheck, done), Local(recheck, clock.GetUtcNow()), typed.DecidedOn)) is { } problem)
        {
            return problem;
        }

        if (recheck.UnscorableAt is not null)
        {
            var outcome = rules.Unscorable.Value switch
            {
                RecheckUnscorable.ResultStands => UnscorableOutcome.ResultStands,
                RecheckUnscorable.SitAgain => UnscorableOutcome.SitsAgain,
                _ => typed.Outcome!.Value,
            };
            recheck.Passed = outcome == UnscorableOutcome.ResultStands ? false : null;
        }
        else
        {
            recheck.Passed = (await RecheckScoring.GroundsAsync(db, recheck, cancellationToken)).Sheet(recheck.Protocol!.Written()).Passed;
        }

        (recheck.DecidedOn, recheck.Decision, recheck.DecidedAt) = (typed.DecidedOn, Tidy(typed.Decision), clock.GetUtcNow());
        await AppendAsync(recheck, "RecheckDecided", new { recheck = recheck.Id, recheck.Passed, typed.DecidedOn, recheck.Decision }, actor, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return recheck;
    }

    /// <summary>Queues letters with the result of a recheck to the family; asked again, it adds only what is missing and tries what had failed.</summary>
    public async Task<Outcome<int>> NotifyAsync(int examDayId, Guid id, IReadOnlyCollection<NoticeChannel> ways, Actor actor, CancellationToken cancellationToken = default)
    {
        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        var recheck = await db.Rechecks.Include(r => r.Participant).SingleOrDefaultAsync(r => r.Id == id && r.ExamDayId == examDayId, cancellationToken);
        if (recheck?.DecidedAt is null)
        {
            return recheck is null ? RecheckRefusals.Unknown : RecheckRefusals.NotDecided;
        }

        var pack = RegulationPacks.Get((await db.ExamDays.AsNoTracking().SingleAsync(d => d.Id == examDayId, cancellationToken)).RegulationId);
        var channels = pack.Recheck.Channels.Value.Concat(pack.Results.Channels.Value).Intersect(ways).ToList();
        if (channels.Count == 0)
        {
            return RecheckRefusals.NoPost(pack.Recheck.Channels.Clause);
        }

        var queued = await LetterQueue.AddAsync(
            db, examDayId, LetterTopic.Recheck, [new Addressee(recheck.Participant!, recheck.Id.ToString("N"))], channels, pack.Results.ParentsToo.Value, clock.GetUtcNow(), cancellationToken);
        await AppendAsync(recheck, "RecheckNoticesQueued", new { recheck = recheck.Id, queued }, actor, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return queued;
    }

    /// <summary>Notes that somebody knows the result of a recheck. The first note stands.</summary>
    /// <param name="signedOn">The date beside the signature; null for the button of the letter's page.</param>
    public async Task<Outcome<RecheckAcquaintance>> AcquaintAsync(
        int examDayId, Guid id, ResultReader reader, DateOnly? signedOn, Actor actor, CancellationToken cancellationToken = default)
    {
        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        var recheck = await db.Rechecks.Include(r => r.ExamDay!.School).SingleOrDefaultAsync(r => r.Id == id && r.ExamDayId == examDayId, cancellationToken);
        if (recheck?.DecidedOn is not { } decided)
        {
            return recheck is null ? RecheckRefusals.Unknown : RecheckRefusals.NotDecided;
        }

        if (signedOn is { } signed && RefuseDay(decided, Local(recheck, clock.GetUtcNow()), signed) is { } problem)
        {
            return problem;
        }

        if (await db.RecheckAcquaintances.SingleOrDefaultAsync(a => a.RecheckId == id && a.Reader == reader, cancellationToken) is { } known)
        {
            return known;
        }

        var acquaintance = new RecheckAcquaintance { RecheckId = id, Reader = reader, At = clock.GetUtcNow(), SignedOn = signedOn };
        db.RecheckAcquaintances.Add(acquaintance);
        await AppendAsync(recheck, "RecheckAcquainted", new { recheck = id, reader, signedOn }, actor, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return acquaintance;
    }

    private static Problem? RefuseDay(DateOnly first, DateOnly today, DateOnly typed) =>
        typed < first || typed > today ? RecheckRefusals.DecidedDate(first, today) : null;

    private static Problem? RefuseDecision(Recheck recheck, RecheckDecision typed, RecheckRules rules)
    {
        // Where the commission's own word is final, its signed protocol is the decision [002 §78]; a region's word about an unscorable one is always a paper.
        var needed = rules.ApprovedBy.Value != RecheckApproval.Commission || recheck.UnscorableAt is not null;
        return Tidy(typed.Decision) is { } decision
            ? decision.Length > LongestText ? RecheckRefusals.TextTooLong(LongestText) : RefuseOutcome()
            : needed ? RecheckRefusals.DecisionMissing(rules.ApprovedBy)
            : null;

        Problem? RefuseOutcome() =>
            recheck.UnscorableAt is not null && rules.Unscorable.Value == RecheckUnscorable.AskRegion && typed.Outcome is null ? RecheckRefusals.OutcomeMissing : null;
    }
}
