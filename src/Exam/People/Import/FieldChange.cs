namespace Itog.Exam.People.Import;

/// <summary>What a field said and will say.</summary>
public sealed record FieldChange(ParticipantField Field, string? Before, string? After);
