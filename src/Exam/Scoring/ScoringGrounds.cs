using Itog.Exam.People;
using Itog.Exam.Regulation;

namespace Itog.Exam.Scoring;

/// <summary>What an attempt is scored by: its criteria set and its scale. Immutable.</summary>
internal sealed record ScoringGrounds(Attempt Attempt, RegulationPack Regulation, CriteriaSet Set, Scale Scale)
{
    /// <summary>
    /// The grounds of an attempt with its day and participant loaded. A protocol that was begun stays in the criteria set it was begun in:
    /// the same number means another thing in another set [contradiction C4].
    /// </summary>
    public static Outcome<ScoringGrounds> Of(Attempt attempt, ExpertProtocol? protocol)
    {
        var regulation = RegulationPacks.Get(attempt.ExamDay!.RegulationId);
        var set = CriteriaSets.Get(protocol?.CriteriaSetId ?? regulation.CriteriaSetId.Value);
        return set.ScaleFor(attempt.Participant!).Then<ScoringGrounds>(scale => new ScoringGrounds(attempt, regulation, set, scale));
    }

    /// <summary>Whether the attempt gets a protocol with a mark instead of scores [002 §61].</summary>
    public bool MarkedOnly => Attempt.Outcome is AttemptOutcome.EarlyEnd or AttemptOutcome.Removed;

    public ScoreSheet Sheet(ExpertProtocol protocol) => ScoreSheet.Compute(Set, Scale, protocol.Scores, protocol.NotAttemptedTasks);
}
