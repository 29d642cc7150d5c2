using Itog.Exam.Regulation;

namespace Itog.Server.Closing;

/// <summary>The refusal to close a day: problem details (RFC 9457) with the complete list of what is missing.</summary>
internal sealed record ClosingRefusal(string Type, int Status, string Code, string Title, string Detail, string? Clause, IReadOnlyList<ClosingGapAnswer> Missing)
{
    /// <summary>The clause with the name of its document, for people.</summary>
    public string? Source { get; } = RegulationPacks.Cite(Clause);
}
