using Itog.Exam.Closing;
using Itog.Exam.People;
using Itog.Exam.Regulation;
using Itog.Exam.Scoring;

namespace Itog.Server.Scoring;

/// <summary>A protocol in the list of those who lead the school: whose answer, by which scheme, who scores it, how far he is. Never a score.</summary>
/// <param name="Schemes">The schemes that are left for this answer; both while nothing is decided.</param>
/// <param name="Expert">Who leads the protocol; null while nobody does.</param>
/// <param name="Version">Above 1 for a correction; null while there is no protocol.</param>
/// <param name="MayBeTakenAway">Whether it is a draft that can be given to another expert.</param>
internal sealed record ProtocolOfDay(
    Guid AttemptId, string Name, string Class, string Auditorium, AttemptOutcome Outcome, IReadOnlyList<ScoringScheme> Schemes,
    string? Expert, int? Version, DateTimeOffset? SignedAt, bool MayBeTakenAway)
{
    public static ProtocolOfDay Of(DayRecord day, DayParticipant participant, Attempt attempt, ExpertProtocol? protocol, IReadOnlyList<SchemeDecision> decisions) => new(
        attempt.Id,
        participant.Person.FullName,
        participant.Person.Class,
        attempt.Auditorium!.Number,
        attempt.Outcome!.Value,
        CriteriaSets.Get(protocol?.CriteriaSetId ?? day.Regulation.CriteriaSetId.Value).ScaleFor(participant.Person).TryGet(out var scale, out _)
            ? SchemeRules.For(day.Regulation, scale, participant.Person, decisions)
            : [],
        protocol?.Expert?.FullName,
        protocol?.Version,
        protocol?.SignedAt,
        protocol is { SignedAt: null } && !day.Day.IsClosed());
}
