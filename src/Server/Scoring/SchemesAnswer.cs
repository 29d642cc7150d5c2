using Itog.Exam.Regulation;
using Itog.Exam.Scoring;

namespace Itog.Server.Scoring;

/// <summary>What may be chosen, who chooses, by which clause, and what was decided so far, oldest first.</summary>
internal sealed record SchemesAnswer(
    IReadOnlyList<ScoringScheme> Possible, string Clause, SchemeChooser ChosenBy, string ChosenByClause, IReadOnlyList<SchemeDecisionAnswer> Decisions)
{
    public static SchemesAnswer Of(RegulationPack regulation, IReadOnlyList<SchemeDecision> decisions) => new(
        regulation.ScoringSchemes.Value,
        RegulationPacks.Cite(regulation.ScoringSchemes.Clause, regulation),
        regulation.SchemeChosenBy.Value,
        RegulationPacks.Cite(regulation.SchemeChosenBy.Clause, regulation),
        [.. decisions.Select(SchemeDecisionAnswer.Of)]);
}
