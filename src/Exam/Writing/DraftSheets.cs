using Itog.Exam.Forms;
using Itog.Exam.People;
using Itog.Exam.Regulation;
using Itog.Exam.Scoring;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.Writing;

/// <summary>Reads the draft sheets of an attempt out of what was saved. Over the caller's context, on its thread.</summary>
public static class DraftSheets
{
    private static readonly Problem Nothing = new(
        "no-such-draft-sheet", "Письменного ответа нет", "Участник отвечал устно или ещё ничего не написал.", "004 §6.7");

    public static async Task<Outcome<DraftSheetRecord>> ReadAsync(ExamDbContext db, Guid attemptId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        var attempt = await db.Attempts.AsNoTracking().Include(a => a.Participant).Include(a => a.Auditorium).Include(a => a.ExamDay!.School)
            .SingleOrDefaultAsync(a => a.Id == attemptId, cancellationToken);
        var answers = await WrittenAnswers.NewestAsync(db, [attemptId], cancellationToken);
        return attempt is null || answers.Count == 0 ? Nothing : Record(attempt, answers);
    }

    private static DraftSheetRecord Record(Attempt attempt, IReadOnlyList<WrittenAnswer> answers)
    {
        var school = attempt.ExamDay!.School!;
        var set = CriteriaSets.Get(RegulationPacks.Get(attempt.ExamDay.RegulationId).CriteriaSetId.Value);
        return new DraftSheetRecord(
            FormPlace.Of(attempt.ExamDay),
            attempt.Auditorium!.Number,
            attempt.Participant!.FullName,
            attempt.Participant.Code,
            attempt.Participant.Class,
            attempt.VariantNumber,
            [.. answers.Select(a => new DraftSheetAnswer(
                a.Task, set.Blocks.First(b => b.Task == a.Task).Title, a.Text, a.Revision, Local(a.SavedAt), WrittenAnswers.HashOf(a.Text)))],
            attempt.SignatureConfirmedAt is { } at ? Local(at) : null);

        DateTimeOffset Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, school.TimeZone);
    }
}
