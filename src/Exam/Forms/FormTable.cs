using SkiaSharp;

namespace Itog.Exam.Forms;

/// <summary>
/// A table of a form: rows grow with their text and go on over as many sheets as they need, each with the head repeated.
/// Immutable; made and used inside one rendering.
/// </summary>
internal sealed class FormTable(float left, IReadOnlyList<FormColumn> columns, float headHeight, float leastRow, TextStyle style)
{
    private const float Padding = 1;

    private static readonly SKColor HeadFill = new(0xF0, 0xF0, 0xF0);

    private static readonly TextStyle HeadStyle = new(9, true, Align.Center);

    /// <summary>Draws the head in place of the columns' titles; the argument is its upper edge.</summary>
    public Action<FormPage, float>? Head { get; init; }

    /// <summary>Spreads rows over sheets. There is always one sheet, if an empty one.</summary>
    /// <param name="firstRoom">Height for head and rows on the first sheet.</param>
    /// <param name="room">The same on each further sheet.</param>
    /// <param name="tail">What must find room below the last row.</param>
    public IReadOnlyList<TableSheet> Spread(IReadOnlyList<string[]> rows, float firstRoom, float room, float tail = 0)
    {
        var sheets = new List<TableSheet>();
        var heights = new List<float>();
        var used = headHeight;
        for (var i = 0; i < rows.Count; i++)
        {
            var limit = sheets.Count == 0 ? firstRoom : room;
            var height = Math.Min(HeightOf(rows[i]), room - headHeight - tail);
            if (heights.Count > 0 && used + height + (i == rows.Count - 1 ? tail : 0) > limit)
            {
                sheets.Add(new TableSheet(i - heights.Count, heights));
                (heights, used) = ([], headHeight);
            }

            heights.Add(height);
            used += height;
        }

        sheets.Add(new TableSheet(rows.Count - heights.Count, heights));
        return sheets;
    }

    /// <summary>Draws the head and the rows of a sheet; the answer is the lower edge.</summary>
    public float Draw(FormPage page, float top, IReadOnlyList<string[]> rows, TableSheet sheet)
    {
        DrawHead(page, top);
        var y = top + headHeight;
        for (var i = 0; i < sheet.Heights.Count; i++)
        {
            var x = left;
            for (var c = 0; c < columns.Count; c++)
            {
                page.Cell(SKRect.Create(x, y, columns[c].Width, sheet.Heights[i]), rows[sheet.First + i][c], style with { Align = columns[c].Align }, padding: Padding);
                x += columns[c].Width;
            }

            y += sheet.Heights[i];
        }

        return y;
    }

    private void DrawHead(FormPage page, float top)
    {
        if (Head is not null)
        {
            Head(page, top);
            return;
        }

        var x = left;
        foreach (var column in columns)
        {
            var box = SKRect.Create(x, top, column.Width, headHeight);
            page.Fill(box, HeadFill);
            page.Cell(box, column.Title, HeadStyle);
            x += column.Width;
        }
    }

    private float HeightOf(string[] row)
    {
        var lines = columns.Select((column, c) => FormPage.Wrap(row[c], column.Width - (2 * Padding), style).Count).Max();
        return Math.Max(leastRow, (lines * FormPage.LineHeight(style)) + 2);
    }
}
