namespace Itog.Exam.People.Import;

/// <summary>What is wrong in one cell or row of a list: where, what, and how to mend it.</summary>
/// <param name="Row">The number of the row as the spreadsheet shows it.</param>
/// <param name="Column">The heading of the column; null when the row as a whole is meant.</param>
/// <param name="Cell">The name of the cell, <c>C17</c>.</param>
/// <param name="Value">What stands there, shortened.</param>
/// <param name="Blocks">False for a warning: the row is taken all the same.</param>
public sealed record ImportFault(int Row, string? Column, string? Cell, string? Value, Problem Problem, bool Blocks = true);
