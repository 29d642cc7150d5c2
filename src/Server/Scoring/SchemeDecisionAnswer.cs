using Itog.Exam.People;
using Itog.Exam.Regulation;
using Itog.Exam.Scoring;

namespace Itog.Server.Scoring;

/// <summary>A decision on the wire.</summary>
/// <param name="EnteredBy">Who entered it; null right after.</param>
internal sealed record SchemeDecisionAnswer(int Id, ParticipantCategory? Category, ScoringScheme Scheme, string Ground, DateTimeOffset EnteredAt, string? EnteredBy)
{
    public static SchemeDecisionAnswer Of(SchemeDecision decision) =>
        new(decision.Id, decision.Category, decision.Scheme, decision.Ground, decision.EnteredAt, decision.EnteredBy?.FullName);
}
