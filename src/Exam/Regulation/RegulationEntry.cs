namespace Itog.Exam.Regulation;

/// <summary>One value of a pack in words for people: the answer to "why", a line of the pack's page, a side of a comparison.</summary>
/// <param name="Path">The key in the file without <c>value</c>: <c>day.startTime</c>.</param>
/// <param name="Section">The title of its chapter.</param>
/// <param name="Title">What the value decides.</param>
/// <param name="Text">The value in words.</param>
/// <param name="Clause">The clause as the pack writes it.</param>
/// <param name="Source">The clause with the name of its document.</param>
public sealed record RegulationEntry(string Path, string Section, string Title, string Text, string Clause, string Source, string? Note);
