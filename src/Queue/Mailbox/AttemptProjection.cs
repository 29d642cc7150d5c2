using Itog.Exam;
using Itog.Exam.People;
using Itog.Exam.Writing;
using Itog.Queue.Day;

namespace Itog.Queue.Mailbox;

/// <summary>Writes the rows of attempts that scoring and forms read; in the transaction of the events they follow from.</summary>
internal static class AttemptProjection
{
    /// <summary>Brings the rows of the attempts that differ between two states up to date; the caller saves.</summary>
    public static async Task WriteAsync(ExamDbContext db, AuditoriumDay before, AuditoriumDay after, CancellationToken cancellationToken)
    {
        foreach (var attempt in Attempts(after).Where(a => !ReferenceEquals(a, before.Attempt(a.Id))))
        {
            var row = await db.Attempts.FindAsync([attempt.Id], cancellationToken);
            if (row is null)
            {
                row = new Attempt { Id = attempt.Id };
                db.Attempts.Add(row);
            }

            row.ExamDayId = after.Plan.ExamDay;
            row.AuditoriumId = after.Plan.Auditorium;
            row.ParticipantId = attempt.Participant;
            row.Number = attempt.Number;
            // A variant that was opened but cannot have been seen is not used up [002 §48].
            row.VariantNumber = attempt.KimSeen ? attempt.Variant : null;
            row.WithoutRecording = attempt.WithoutRecording;
            row.AdmittedAt = attempt.AdmittedAt;
            row.KimShownAt = attempt.KimShownAt;
            row.StartedAt = attempt.KimShownAt;
            row.EndedAt = attempt.EndedAt;
            row.Outcome = OutcomeOf(attempt.Phase);
            row.SignatureConfirmedAt = attempt.EndConfirmedAt;
            var known = before.Attempt(attempt.Id)?.Written ?? attempt.Written.Clear();
            db.WrittenAnswers.AddRange(attempt.Written.Where(w => w.Value.Revision > (known.GetValueOrDefault(w.Key)?.Revision ?? 0)).Select(w => new WrittenAnswer
            {
                AttemptId = attempt.Id,
                Task = w.Key,
                Revision = w.Value.Revision,
                Text = w.Value.Text,
                SavedAt = w.Value.SavedAt,
            }));
        }
    }

    private static IEnumerable<DayAttempt> Attempts(AuditoriumDay day) => day.Current is { } current ? day.Ended.Append(current) : day.Ended;

    private static AttemptOutcome? OutcomeOf(AttemptPhase phase) => phase switch
    {
        AttemptPhase.Finished => AttemptOutcome.Finished,
        AttemptPhase.TechnicalFailure => AttemptOutcome.TechnicalFailure,
        AttemptPhase.Unfinished => AttemptOutcome.EarlyEnd,
        AttemptPhase.Removed => AttemptOutcome.Removed,
        AttemptPhase.Returned => AttemptOutcome.Returned,
        _ => null,
    };
}
