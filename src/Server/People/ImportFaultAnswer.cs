using Itog.Exam.Regulation;

namespace Itog.Server.People;

/// <summary>A fault of a list: where, what, how to mend it.</summary>
internal sealed record ImportFaultAnswer(int Row, string? Column, string? Cell, string? Value, string Code, string Title, string Detail, string? Clause, bool Blocks)
{
    /// <summary>The clause with the name of its document, for people.</summary>
    public string? Source { get; } = RegulationPacks.Cite(Clause);
}
