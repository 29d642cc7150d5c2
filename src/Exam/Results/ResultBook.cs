using Itog.Exam.Audit;
using Itog.Exam.Closing;
using Itog.Exam.Letters;
using Itog.Exam.People;
using Itog.Exam.Regulation;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.Results;

/// <summary>
/// From a closed day to people who know their results: approval, notices, acquaintance. Every change is one transaction with its audit line.
/// Owned by the request that made it, over that request's context.
/// </summary>
public sealed class ResultBook(ExamDbContext db, TimeProvider clock)
{
    private const int LongestDecision = 300;

    /// <summary>Notes that the results came back from processing and were approved. Only once, and only for a closed day.</summary>
    public async Task<Outcome<ResultApproval>> ApproveAsync(
        int examDayId, DateOnly processingEndedOn, DateOnly approvedOn, string decision, Guid staff, Actor actor, CancellationToken cancellationToken = default)
    {
        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        if (await FindDayAsync(examDayId, cancellationToken) is not { } day)
        {
            return ResultRefusals.DayUnknown;
        }

        if (!day.IsClosed())
        {
            return ResultRefusals.NotClosed;
        }

        if (await ApprovalAsync(examDayId, cancellationToken) is not null)
        {
            return ResultRefusals.AlreadyApproved;
        }

        if (string.IsNullOrWhiteSpace(decision) || decision.Length > LongestDecision)
        {
            return ResultRefusals.DecisionMissing(LongestDecision);
        }

        var today = Today(day.School!);
        if (processingEndedOn < day.Date || approvedOn < processingEndedOn || approvedOn > today)
        {
            return ResultRefusals.WrongDates(day.Date, today);
        }

        var approval = new ResultApproval
        {
            ExamDayId = examDayId,
            ProcessingEndedOn = processingEndedOn,
            ApprovedOn = approvedOn,
            Decision = decision.Trim(),
            EnteredBy = staff,
            EnteredAt = clock.GetUtcNow(),
        };
        db.ResultApprovals.Add(approval);
        await AppendAsync(examDayId, "ResultsApproved", new { processingEndedOn, approvedOn, approval.Decision }, actor, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return approval;
    }

    /// <summary>
    /// Queues a notice to everybody of the day who has a result and an address and has no notice there yet, by the ways the regulation names.
    /// Asked again, it adds only what is missing and tries what had failed.
    /// </summary>
    /// <param name="ways">The channels that this server can send by.</param>
    /// <returns>How many notices wait for the post because of this call.</returns>
    public async Task<Outcome<int>> NotifyAsync(int examDayId, IReadOnlyCollection<NoticeChannel> ways, Actor actor, CancellationToken cancellationToken = default)
    {
        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        if (await DayRecord.ReadAsync(db, examDayId, cancellationToken) is not { } day)
        {
            return ResultRefusals.DayUnknown;
        }

        if (await ApprovalAsync(examDayId, cancellationToken) is null)
        {
            return ResultRefusals.NotApproved;
        }

        var rules = day.Regulation.Results;
        if (rules.Channels.Value is [NoticeChannel.Signature])
        {
            return ResultRefusals.OnlyBySignature(rules.Channels.Clause);
        }

        var channels = rules.Channels.Value.Intersect(ways).ToList();
        if (channels.Count == 0)
        {
            return ResultRefusals.NoPost(rules.Channels.Clause);
        }

        var told = (await ParticipantResult.ReadAsync(db, day, cancellationToken))
            .Where(r => r.Sheet is not null && r.Participant.Person.Consent != Consent.Refused).Select(r => new Addressee(r.Participant.Person, string.Empty)).ToList();
        var queued = await LetterQueue.AddAsync(db, examDayId, LetterTopic.Result, told, channels, rules.ParentsToo.Value, clock.GetUtcNow(), cancellationToken);
        await AppendAsync(examDayId, "ResultNoticesQueued", new { queued }, actor, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return queued;
    }

    /// <summary>Notes that somebody knows his result. The first note stands.</summary>
    /// <param name="signedOn">The date beside the signature; null when he pressed the button of his letter himself.</param>
    public async Task<Outcome<ResultAcquaintance>> AcquaintAsync(
        int examDayId, Guid participantId, ResultReader reader, DateOnly? signedOn, Actor actor, CancellationToken cancellationToken = default)
    {
        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        if (await FindDayAsync(examDayId, cancellationToken) is not { } day)
        {
            return ResultRefusals.DayUnknown;
        }

        if (await ApprovalAsync(examDayId, cancellationToken) is not { } approval)
        {
            return ResultRefusals.NotApproved;
        }

        if (!await db.Schedule.AnyAsync(e => e.ExamDayId == examDayId && e.ParticipantId == participantId, cancellationToken))
        {
            return ResultRefusals.ParticipantUnknown;
        }

        if (signedOn is { } signed && (signed < approval.ApprovedOn || signed > Today(day.School!)))
        {
            return ResultRefusals.SignedDate(approval.ApprovedOn, Today(day.School!));
        }

        if (await db.ResultAcquaintances.SingleOrDefaultAsync(
            a => a.ExamDayId == examDayId && a.ParticipantId == participantId && a.Reader == reader, cancellationToken) is { } known)
        {
            return known;
        }

        var acquaintance = new ResultAcquaintance
        {
            ExamDayId = examDayId,
            ParticipantId = participantId,
            Reader = reader,
            At = clock.GetUtcNow(),
            SignedOn = signedOn,
        };
        db.ResultAcquaintances.Add(acquaintance);
        await AppendAsync(examDayId, "ResultAcquainted", new { participant = participantId, reader, signedOn }, actor, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return acquaintance;
    }

    /// <summary>What has happened of the events that terms count from, by the calendar of the school.</summary>
    /// <param name="letters">The day's letters about results.</param>
    public static IReadOnlyDictionary<DeadlineEvent, DateOnly> Happened(DayRecord day, ResultApproval? approval, IReadOnlyCollection<Letter> letters)
    {
        ArgumentNullException.ThrowIfNull(day);
        ArgumentNullException.ThrowIfNull(letters);
        var happened = new Dictionary<DeadlineEvent, DateOnly> { [DeadlineEvent.ExamDay] = day.Day.Date };
        if (day.Day.ClosedAt is not null && day.Participants.SelectMany(p => p.Protocols.Values).Max(p => p.SignedAt) is { } signed)
        {
            happened[DeadlineEvent.CheckingEnd] = DateOnly.FromDateTime(day.Local(signed));
        }

        if (approval is not null)
        {
            happened[DeadlineEvent.ProcessingEnd] = approval.ProcessingEndedOn;
            happened[DeadlineEvent.Approval] = approval.ApprovedOn;
        }

        if (letters.Count > 0 && letters.All(l => l.SentAt is not null))
        {
            happened[DeadlineEvent.Results] = DateOnly.FromDateTime(day.Local(letters.Max(l => l.SentAt)!.Value));
        }

        return happened;
    }

    private Task<ExamDay?> FindDayAsync(int examDayId, CancellationToken cancellationToken) =>
        db.ExamDays.AsNoTracking().Include(d => d.School).SingleOrDefaultAsync(d => d.Id == examDayId, cancellationToken);

    private Task<ResultApproval?> ApprovalAsync(int examDayId, CancellationToken cancellationToken) =>
        db.ResultApprovals.AsNoTracking().SingleOrDefaultAsync(a => a.ExamDayId == examDayId, cancellationToken);

    private DateOnly Today(School school) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), school.TimeZone).DateTime);

    private Task<AuditEvent> AppendAsync(int examDayId, string type, object payload, Actor actor, CancellationToken cancellationToken) =>
        AuditLog.AppendToDayAsync(db, examDayId, type, payload, actor, clock.GetUtcNow(), cancellationToken);
}
