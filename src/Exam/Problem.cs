using Itog.Exam.Regulation;

namespace Itog.Exam;

/// <summary>
/// An expected refusal of the domain: becomes an RFC 9457 problem detail at the edge.
/// <paramref name="Code"/> is stable and in kebab-case (<c>kim-sealed</c>); title and detail are Russian sentences for people;
/// <paramref name="Clause"/> is the clause of the regulation that refuses, as a pack writes it (<c>004 §5.1</c>).
/// </summary>
public sealed record Problem(string Code, string Title, string Detail, string? Clause = null)
{
    /// <summary>The clause with the name of its document, for people.</summary>
    public string? Source => RegulationPacks.Cite(Clause);
}
