namespace Itog.Exam.People;

/// <summary>What is wrong with one field of a participant. <paramref name="Blocks"/>: nothing is written until it is mended; otherwise it is a warning.</summary>
public sealed record FieldFault(ParticipantField Field, Problem Problem, bool Blocks = true);
