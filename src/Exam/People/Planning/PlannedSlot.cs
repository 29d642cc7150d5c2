namespace Itog.Exam.People.Planning;

/// <summary>One line of the schedule before it is written.</summary>
/// <param name="At">When the participant connects, by the school's clock.</param>
public sealed record PlannedSlot(Participant Participant, Auditorium Auditorium, TimeOnly At, TimeSpan Length);
