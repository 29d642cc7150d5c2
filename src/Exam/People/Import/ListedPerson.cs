namespace Itog.Exam.People.Import;

/// <summary>A row of a list that reads well: who it speaks of and what will become of him.</summary>
/// <param name="Row">The number of the row.</param>
/// <param name="Known">The participant of the school whom the row corrects; null for a new one.</param>
/// <param name="Entry">Everything that will stand in the database afterwards.</param>
/// <param name="Changes">What the row changes in a known person.</param>
public sealed record ListedPerson(int Row, Participant? Known, ParticipantEntry Entry, IReadOnlyList<FieldChange> Changes);
