using System.Globalization;

namespace Itog.Exam.People.Import;

/// <summary>A rectangle of cells, <c>A1:C2</c>; rows from 1, columns from 0.</summary>
internal readonly record struct CellRange(int Top, int Left, int Bottom, int Right)
{
    public bool Covers(int row) => row >= Top && row <= Bottom;

    public static bool TryParse(string? text, out CellRange range)
    {
        range = default;
        if (text?.Split(':') is not [var from, var to] || ColumnOf(from) is not { } left || ColumnOf(to) is not { } right
            || RowOf(from) is not { } top || RowOf(to) is not { } bottom)
        {
            return false;
        }

        range = new CellRange(top, left, bottom, right);
        return true;
    }

    /// <summary>The column of a cell's name, from 0; null for anything else.</summary>
    public static int? ColumnOf(string? cell)
    {
        var column = 0;
        var letters = 0;
        while (cell is not null && letters < cell.Length && letters < 4 && char.IsAsciiLetterUpper(cell[letters]))
        {
            column = (column * 26) + cell[letters++] - 'A' + 1;
        }

        return letters == 0 ? null : column - 1;
    }

    /// <summary>The letters of a column, as a spreadsheet heads it: 0 is A, 27 is AB.</summary>
    public static string NameOf(int column)
    {
        var name = string.Empty;
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        {
            name = (char)('A' + ((rest - 1) % 26)) + name;
        }

        return name;
    }

    private static int? RowOf(string cell) =>
        int.TryParse(cell.AsSpan().TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : null;
}
