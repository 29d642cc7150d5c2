namespace Itog.Exam.People.Import;

/// <summary>A row of a list with the number under which a spreadsheet shows it (of a CSV file: its line).</summary>
public sealed record SheetRow(int Number, IReadOnlyList<SheetCell> Cells)
{
    public bool IsBlank => Cells.All(c => c.Kind == CellKind.Text && string.IsNullOrWhiteSpace(c.Text));
}
