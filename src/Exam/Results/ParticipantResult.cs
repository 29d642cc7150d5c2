using Itog.Exam.Closing;
using Itog.Exam.Exports;
using Itog.Exam.Regulation;
using Itog.Exam.Scoring;

namespace Itog.Exam.Results;

/// <summary>What an exam day came to for one participant. Pure.</summary>
/// <param name="Sheet">The signed scores; null for whoever is not scored.</param>
public sealed record ParticipantResult(DayParticipant Participant, ScoreSheet? Sheet)
{
    public ParticipantOutcome Outcome => Participant.Outcome;

    public bool? Passed => Sheet?.Passed;

    /// <summary>On what ground he may sit again; null for whoever passed or whose result is not known yet.</summary>
    public ReadmissionCase? Case => Outcome switch
    {
        ParticipantOutcome.Finished => Passed == false ? ReadmissionCase.Failed : null,
        ParticipantOutcome.EarlyEnd or ParticipantOutcome.Interrupted => ReadmissionCase.Unfinished,
        ParticipantOutcome.Removed => ReadmissionCase.Removed,
        ParticipantOutcome.Absent => ReadmissionCase.Absent,
        _ => null,
    };

    /// <summary>The results of a day in the order of its list.</summary>
    public static IReadOnlyList<ParticipantResult> Of(DayRecord day)
    {
        ArgumentNullException.ThrowIfNull(day);
        var set = CriteriaSets.Get(day.Regulation.CriteriaSetId.Value);
        return [.. day.Participants.Select(p => new ParticipantResult(p, SheetOf(p, set)))];
    }

    private static ScoreSheet? SheetOf(DayParticipant participant, CriteriaSet set) =>
        participant is { Outcome: ParticipantOutcome.Finished, Sat: { } attempt }
            ? ResultFormProjection.SignedSheet(participant.Person, participant.ProtocolOf(attempt), set)
            : null;
}
