namespace Itog.Exam.People.Import;

/// <summary>What a cell holds beside its text.</summary>
public enum CellKind
{
    Text,

    /// <summary>A number of a spreadsheet: zeros at its head are lost.</summary>
    Number,

    Date,

    /// <summary>A formula: its value is unknown to us, we never compute.</summary>
    Formula,

    /// <summary>An error of a spreadsheet, <c>#N/A</c>.</summary>
    Error,

    /// <summary>Covered by a merged cell: whose value it is nobody can tell.</summary>
    Merged,
}
