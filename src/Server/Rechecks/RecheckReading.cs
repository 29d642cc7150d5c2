using Itog.Exam;
using Itog.Exam.Letters;
using Itog.Exam.People;
using Itog.Exam.Rechecks;
using Itog.Exam.Regulation;
using Itog.Exam.Results;
using Itog.Exam.Scoring;
using Itog.Recorder;
using Itog.Recorder.Manifest;
using Itog.Recorder.Quality;
using Itog.Server.ExamResults;
using Itog.Server.Hosting;
using Itog.Server.Post;
using Microsoft.EntityFrameworkCore;

namespace Itog.Server.Rechecks;

/// <summary>Reads the rechecks of a day together with terms, letters and what the regulation says. Made for a request.</summary>
internal sealed class RecheckReading(ExamDbContext db, RecordingService recordings, LetterPost post, TimeProvider time)
{
    public async Task<RecheckRulesAnswer> RulesAsync(int day, CancellationToken cancellationToken)
    {
        var grounds = (await RecheckGrounds.ReadAsync(db, day, cancellationToken))!;
        var (pack, rules) = (grounds.Day.Regulation, grounds.Rules);
        var now = grounds.Day.Local(time.GetUtcNow());
        return new RecheckRulesAnswer(
            rules.AfterFails.Value,
            rules.Applicants.Value,
            rules.Written.Value,
            rules.Addressee.Value,
            rules.Commission.Value,
            rules.ApprovedBy.Value,
            rules.Unscorable.Value,
            rules.Channels.Value,
            rules.Final.Value,
            new Dictionary<string, string>
            {
                ["afterFails"] = pack.Cite(rules.AfterFails.Clause),
                ["applicants"] = pack.Cite(rules.Applicants.Clause),
                ["written"] = pack.Cite(rules.Written.Clause),
                ["addressee"] = pack.Cite(rules.Addressee.Clause),
                ["commission"] = pack.Cite(rules.Commission.Clause),
                ["approvedBy"] = pack.Cite(rules.ApprovedBy.Clause),
                ["unscorable"] = pack.Cite(rules.Unscorable.Clause),
                ["channels"] = pack.Cite(rules.Channels.Clause),
                ["final"] = pack.Cite(rules.Final.Clause),
            },
            pack.Deadline(DeadlineIds.RecheckForwarded)?.Title,
            [.. rules.Channels.Value.Concat(pack.Results.Channels.Value).Distinct().Intersect(post.Ways)],
            [
                .. grounds.Results.Select(r => (r.Participant.Person, Offer: grounds.Offer(r.Participant.Person.Id, now))).Where(r => r.Offer is not null)
                    .Select(r => new RecheckOfferAnswer(
                        r.Person.Id, r.Person.FullName, r.Person.Class, r.Offer!.Fails,
                        r.Offer.Refusal is { } refusal ? ProblemAnswer.Of(refusal, StatusCodes.Status422UnprocessableEntity) : null, r.Offer.Until, r.Offer.Hour, r.Offer.Late)),
            ]);
    }

    /// <summary>All rechecks of a day, the oldest application first; those taken back at the end.</summary>
    public async Task<IReadOnlyList<RecheckAnswer>> ListAsync(int day, CancellationToken cancellationToken)
    {
        var grounds = (await RecheckGrounds.ReadAsync(db, day, cancellationToken))!;
        var rechecks = await db.Rechecks.AsNoTracking().Include(r => r.Participant).Include(r => r.Protocol).Include(r => r.Member!.StaffMember)
            .Where(r => r.ExamDayId == day).ToListAsync(cancellationToken);
        var letters = (await db.Letters.AsNoTracking().Where(l => l.ExamDayId == day && l.Topic == LetterTopic.Recheck).ToListAsync(cancellationToken)).ToLookup(l => l.Version);
        var acquaintances = (await db.RecheckAcquaintances.AsNoTracking().Where(a => a.Recheck!.ExamDayId == day).ToListAsync(cancellationToken)).ToLookup(a => a.RecheckId);
        return
        [
            .. rechecks.OrderBy(r => r.WithdrawnAt is not null).ThenBy(r => r.FiledAt).ThenBy(r => r.Id)
                .Select(r => Row(r, grounds, [.. letters[r.Id.ToString("N")]], [.. acquaintances[r.Id]])),
        ];
    }

    public async Task<RecheckAnswer> OneAsync(int day, Guid id, CancellationToken cancellationToken) => (await ListAsync(day, cancellationToken)).Single(r => r.Id == id);

    private RecheckAnswer Row(Recheck recheck, RecheckGrounds grounds, IReadOnlyList<Letter> letters, IReadOnlyList<RecheckAcquaintance> acquaintances)
    {
        var person = recheck.Participant!;
        var first = grounds.Results.Single(r => r.Participant.Person.Id == person.Id).Sheet;
        var written = recheck.Protocol?.Written();
        var sheet = written is null || first is null ? null : ScoreSheet.Compute(first.CriteriaSet, first.Scale, written.Scores, written.NotAttemptedTasks);
        var recording = recordings.Find(recheck.AttemptId);
        var told = acquaintances.Select(a => a.SignedOn ?? Local(a.At)).Concat(letters.Where(l => l.SentAt is not null).Select(l => Local(l.SentAt!.Value))).ToList();
        var term = RecheckTerms.Next(recheck, grounds, told.Count == 0 ? null : told.Min(), Local(time.GetUtcNow()));
        return new RecheckAnswer(
            recheck.Id,
            recheck.Code,
            person.Id,
            person.FullName,
            person.Class,
            recheck.AttemptId,
            recording?.WavPath is not null,
            recheck.State,
            recheck.Applicant,
            recheck.FiledAt,
            recheck.Paper,
            recheck.EarlierFail,
            recheck.LateGround,
            recheck.ForwardedOn,
            recheck.ForwardedTo,
            recheck.BlindedAt,
            recheck.Muted,
            recording?.WavPath is null ? null : EndOfGreeting(RecordingManifest.Read(recording.ManifestPath)),
            recheck.Commission,
            recheck.MemberId,
            recheck.Member?.StaffMember?.FullName,
            recheck.AssignedAt,
            written?.SignedAt,
            first?.Total,
            written?.SignedAt is null ? null : sheet?.Total,
            first?.Scale.Max,
            written?.SignedAt is null ? null : sheet?.Passed,
            recheck.UnscorableBecause,
            recheck.Passed,
            recheck.DecidedOn,
            recheck.Decision,
            recheck.WithdrawnBecause,
            [.. letters.Select(LetterAnswer.Of)],
            [.. acquaintances.Select(a => new AcquaintanceAnswer(a.Reader, a.At, a.SignedOn))],
            term is null ? null : TermAnswer.Of(grounds.Day.Regulation, term));

        DateOnly Local(DateTimeOffset moment) => DateOnly.FromDateTime(grounds.Day.Local(moment));
    }

    /// <summary>The participant says his name before the first stage that counts [domain: the greeting].</summary>
    private static double? EndOfGreeting(RecordingManifest manifest) =>
        manifest.Marks.Where(m => m.Kind == AnswerSpan.StageMark && m.Label != nameof(Stage.Greeting)).Select(m => (double?)m.Sample).Min() is { } sample and > 0
            ? Math.Round(sample / RecordingManifest.SampleRate, 1)
            : null;
}
