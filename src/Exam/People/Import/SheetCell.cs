namespace Itog.Exam.People.Import;

/// <summary>One cell of a list as text. Numbers and dates of a spreadsheet come in the form in which a person would type them.</summary>
public readonly record struct SheetCell(string Text, CellKind Kind)
{
    public static SheetCell Empty { get; } = new(string.Empty, CellKind.Text);
}
