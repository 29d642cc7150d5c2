namespace Itog.Exam.Forms;

/// <summary>One participant in the list.</summary>
/// <param name="Conditions">The special conditions by the ПМПК recommendation; printed by form 2 alone.</param>
/// <param name="AuditoriumNumber">Null when the participant has no auditorium yet.</param>
/// <param name="Absent">Prints «Н» beside the auditorium [002 §17.3].</param>
public sealed record ParticipantListRow(string Name, string? Conditions, string? AuditoriumNumber, bool Absent);
