using Itog.Exam.People;
using Itog.Exam.Regulation;
using Itog.Exam.Scoring;

namespace Itog.Server.Scoring;

/// <summary>A decision on the wire.</summary>
internal sealed record SchemeDecisionAnswer(int Id, ParticipantCategory? Category, ScoringScheme Scheme, string Ground, DateTimeOffset EnteredAt)
{
    public static SchemeDecisionAnswer Of(SchemeDecision decision) => new(decision.Id, decision.Category, decision.Scheme, decision.Ground, decision.EnteredAt);
}
