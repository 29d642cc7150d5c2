using Itog.Exam.People;
using Itog.Exam.Regulation;

namespace Itog.Server.People;

/// <summary>What is wrong with one field of a card.</summary>
internal sealed record FieldFaultAnswer(ParticipantField Field, string Code, string Title, string Detail, string? Clause, bool Blocks)
{
    /// <summary>The clause with the name of its document, for people.</summary>
    public string? Source { get; } = RegulationPacks.Cite(Clause);

    public static FieldFaultAnswer Of(FieldFault fault) =>
        new(fault.Field, fault.Problem.Code, fault.Problem.Title, fault.Problem.Detail, fault.Problem.Clause, fault.Blocks);
}
