namespace Itog.Exam.Closing;

/// <summary>One thing that is missing before the day can be closed: what, where it is mended and how, and the clause that asks for it.</summary>
/// <param name="Code">Stable, in kebab-case: <c>outcome-missing</c>.</param>
/// <param name="Subject">Whom or what it concerns, for people: a name with a class, an auditorium.</param>
/// <param name="Detail">What is missing and how to mend it.</param>
/// <param name="Place">Where it is mended.</param>
/// <param name="AuditoriumId">The auditorium it belongs to; null for the day as a whole.</param>
public sealed record ClosingGap(
    string Code, string Subject, string Detail, ClosingPlace Place, string? Clause, int? AuditoriumId = null, Guid? ParticipantId = null, Guid? AttemptId = null);
