namespace Itog.Exam.People.Planning;

/// <summary>An auditorium to be filled, with the classes that its interlocutor must not examine because he teaches them [001 appendix 3].</summary>
public sealed record PlanningRoom(Auditorium Auditorium, IReadOnlyList<string> ClosedToClasses);
