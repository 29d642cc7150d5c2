using Itog.Exam.People;

namespace Itog.Server.People;

/// <summary>What is wrong with one field of a card.</summary>
internal sealed record FieldFaultAnswer(ParticipantField Field, string Code, string Title, string Detail, string? Clause, bool Blocks)
{
    public static FieldFaultAnswer Of(FieldFault fault) =>
        new(fault.Field, fault.Problem.Code, fault.Problem.Title, fault.Problem.Detail, fault.Problem.Clause, fault.Blocks);
}
