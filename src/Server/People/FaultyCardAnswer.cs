using System.Text.Json.Serialization;
using Itog.Exam.Regulation;

namespace Itog.Server.People;

/// <summary>A refusal of a card as problem details (RFC 9457) with an extension: every fault by its field.</summary>
internal sealed record FaultyCardAnswer(
    string Type, int Status, string Code, string Title, string Detail, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Clause, IReadOnlyList<FieldFaultAnswer> Faults)
{
    /// <summary>The clause with the name of its document, for people.</summary>
    public string? Source { get; } = RegulationPacks.Cite(Clause);

    public static FaultyCardAnswer Of(IReadOnlyList<FieldFaultAnswer> faults) => new(
        "urn:itog:problem:participant-faults", StatusCodes.Status422UnprocessableEntity, "participant-faults",
        "Карточка не записана", "Исправьте отмеченные поля и сохраните ещё раз.", faults.Select(f => f.Clause).FirstOrDefault(c => c is not null), faults);
}
