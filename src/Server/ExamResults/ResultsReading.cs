using Itog.Exam;
using Itog.Exam.Closing;
using Itog.Exam.Letters;
using Itog.Exam.Regulation;
using Itog.Exam.Results;
using Itog.Server.Hosting;
using Itog.Server.Post;
using Microsoft.EntityFrameworkCore;

namespace Itog.Server.ExamResults;

/// <summary>Reads the results of a day together with approval, notices, acquaintances, readmissions and terms. Owned by a request.</summary>
internal sealed class ResultsReading(ExamDbContext db, LetterPost post, TimeProvider time)
{
    public async Task<ResultsAnswer> ReadAsync(DayRecord day, CancellationToken cancellationToken)
    {
        var regulation = day.Regulation;
        var approval = await db.ResultApprovals.AsNoTracking().SingleOrDefaultAsync(a => a.ExamDayId == day.Day.Id, cancellationToken);
        var letters = await db.Letters.AsNoTracking().Where(l => l.ExamDayId == day.Day.Id && l.Topic == LetterTopic.Result).ToListAsync(cancellationToken);
        var acquaintances = (await db.ResultAcquaintances.AsNoTracking().Where(a => a.ExamDayId == day.Day.Id).ToListAsync(cancellationToken)).ToLookup(a => a.ParticipantId);
        var readmissions = await db.Readmissions.AsNoTracking().Where(r => r.ExamDayId == day.Day.Id).ToDictionaryAsync(r => r.ParticipantId, cancellationToken);
        var used = await ReadmissionBook.UsedAsync(db, SchoolYear.Of(day.Day.Date), cancellationToken);
        var lettersOf = letters.ToLookup(l => l.ParticipantId);
        var today = DateOnly.FromDateTime(day.Local(time.GetUtcNow()));
        return new ResultsAnswer(
            day.Day.IsClosed(),
            approval is null ? null : new ApprovalAnswer(approval.ProcessingEndedOn, approval.ApprovedOn, approval.Decision),
            regulation.Results.Channels.Value,
            regulation.Cite(regulation.Results.Channels.Clause),
            regulation.Results.ParentsToo.Value,
            post.Ways,
            [
                .. (await ParticipantResult.ReadAsync(db, day, cancellationToken)).Select(result => Row(
                    result, lettersOf[result.Participant.Person.Id], acquaintances[result.Participant.Person.Id],
                    ReadmissionBook.Offer(regulation, result, used.GetValueOrDefault(result.Participant.Person.Id)),
                    readmissions.GetValueOrDefault(result.Participant.Person.Id), regulation)),
            ],
            [.. DayTerms.Of(regulation, day.Day.Date, ResultBook.Happened(day, approval, letters), today).Select(term => TermAnswer.Of(regulation, term))],
            [.. Enum.GetValues<ExamRound>().Where(round => round > ExamRounds.Of(regulation, day.Day.Date))]);
    }

    private static ResultAnswer Row(
        ParticipantResult result, IEnumerable<Letter> letters, IEnumerable<ResultAcquaintance> acquaintances,
        ReadmissionOffer? offer, Readmission? granted, RegulationPack regulation)
    {
        var person = result.Participant.Person;
        return new ResultAnswer(
            person.Id,
            person.FullName,
            person.Class,
            result.Outcome,
            result.Sheet?.Total,
            result.Sheet?.Scale.Max,
            result.Passed,
            result.Rechecked is not null,
            [.. letters.Select(LetterAnswer.Of)],
            [.. acquaintances.Select(a => new AcquaintanceAnswer(a.Reader, a.At, a.SignedOn))],
            offer is null
                ? null
                : new ReadmissionAnswer(
                    offer.Case, offer.Used, regulation.Readmission.RetakeLimit.Value,
                    granted is null && offer.Refusal is { } refusal ? ProblemAnswer.Of(refusal, StatusCodes.Status422UnprocessableEntity) : null,
                    offer.DecidedBy == ReadmissionDecision.PedagogicalCouncil, regulation.Cite(regulation.Readmission.DecidedBy.Clause), offer.NeedsGround,
                    granted?.Round, granted?.Decision));
    }
}
