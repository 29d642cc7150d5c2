using Itog.Exam.Closing;
using Itog.Exam.Exports;
using Itog.Exam.Regulation;
using Itog.Exam.Scoring;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.Results;

/// <summary>What an exam day came to for one participant. Immutable.</summary>
/// <param name="Sheet">The signed scores; null for whoever is not scored.</param>
/// <param name="Rechecked">What a recheck decided; null where there was none.</param>
public sealed record ParticipantResult(DayParticipant Participant, ScoreSheet? Sheet, bool? Rechecked = null)
{
    public ParticipantOutcome Outcome => Participant.Outcome;

    /// <summary>What stands: the recheck's result, where there is one.</summary>
    public bool? Passed => Rechecked ?? Sheet?.Passed;

    /// <summary>On what ground he may sit again; null for whoever passed or whose result is not known yet.</summary>
    public ReadmissionCase? Case => Outcome switch
    {
        ParticipantOutcome.Finished => Passed == false ? ReadmissionCase.Failed : null,
        ParticipantOutcome.EarlyEnd or ParticipantOutcome.Interrupted => ReadmissionCase.Unfinished,
        ParticipantOutcome.Removed => ReadmissionCase.Removed,
        ParticipantOutcome.Absent => ReadmissionCase.Absent,
        _ => null,
    };

    /// <summary>The results of a day in the order of its list, with what rechecks have changed.</summary>
    public static async Task<IReadOnlyList<ParticipantResult>> ReadAsync(ExamDbContext db, DayRecord day, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(day);
        var rechecked = await db.Rechecks.AsNoTracking().Where(r => r.ExamDayId == day.Day.Id && r.Passed != null)
            .ToDictionaryAsync(r => r.ParticipantId, r => r.Passed, cancellationToken);
        var set = CriteriaSets.Get(day.Regulation.CriteriaSetId.Value);
        return [.. day.Participants.Select(p => new ParticipantResult(p, SheetOf(p, set), rechecked.GetValueOrDefault(p.Person.Id)))];
    }

    private static ScoreSheet? SheetOf(DayParticipant participant, CriteriaSet set) =>
        participant is { Outcome: ParticipantOutcome.Finished, Sat: { } attempt }
            ? ResultFormProjection.SignedSheet(participant.Person, participant.ProtocolOf(attempt), set)
            : null;
}
