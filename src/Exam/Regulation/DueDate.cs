namespace Itog.Exam.Regulation;

/// <summary>When a term of a regulation ends. A computed date is a proposal: the region's calendar may know better [contradiction D9].</summary>
/// <param name="Starts">The day that it counts from; null while its starting event has no date.</param>
/// <param name="StartIsPlanned">Whether that day is itself only the last one allowed, because the event has not happened yet.</param>
/// <param name="On">The last day; null when the regulation leaves the term to the region, or its start is unknown.</param>
/// <param name="DayOff">Why nobody works on that day; null on a working day.</param>
/// <param name="Printed">Whether the regulation prints this very date.</param>
public sealed record DueDate(Deadline Deadline, DateOnly? Starts, bool StartIsPlanned, DateOnly? On, string? DayOff, bool Printed);
