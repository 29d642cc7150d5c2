using System.Text;

namespace Itog.Exam.People.Import;

/// <summary>
/// Reads the rows of a CSV file (RFC 4180, with the liberties that spreadsheets take): quoted cells with delimiters, quotes and line ends
/// inside, any line end, rows of any length. Only the row in hand is held. One for each file; one thread.
/// </summary>
public static class CsvReader
{
    /// <summary>A cell longer than this is no cell of a list: most likely a quote was never closed.</summary>
    public const int LongestCell = 4_000;

    public const int MostCells = 300;

    private static readonly char[] Delimiters = [';', '\t', ','];

    /// <summary>The delimiter of a file: the one that its first lines hold most often outside quotes.</summary>
    public static char DelimiterOf(string head)
    {
        ArgumentNullException.ThrowIfNull(head);
        var counts = new int[Delimiters.Length];
        var quoted = false;
        foreach (var letter in head)
        {
            quoted ^= letter == '"';
            var which = quoted ? -1 : Array.IndexOf(Delimiters, letter);
            if (which >= 0)
            {
                counts[which]++;
            }
        }

        // In a tie the earlier one: a comma inside names and addresses is common, a semicolon is not.
        return Delimiters[Array.IndexOf(counts, counts.Max())];
    }

    public static IEnumerable<SheetRow> Read(TextReader text, char delimiter)
    {
        ArgumentNullException.ThrowIfNull(text);
        var line = 1;
        while (text.Peek() >= 0)
        {
            var begun = line;
            var cells = new List<SheetCell>();
            bool more;
            do
            {
                var cell = ReadCell(text, delimiter, begun, ref line, out more);
                if (cells.Count == MostCells)
                {
                    throw new SheetException(ImportRefusals.TooWide(begun));
                }

                cells.Add(new SheetCell(cell, CellKind.Text));
            }
            while (more);
            yield return new SheetRow(begun, cells);
        }
    }

    /// <summary>Reads up to and with the next delimiter (<paramref name="more"/>), line end or end of the file.</summary>
    private static string ReadCell(TextReader text, char delimiter, int begun, ref int line, out bool more)
    {
        var cell = new StringBuilder();
        var quoted = false;
        more = false;
        while (true)
        {
            var next = text.Read();
            if (next < 0)
            {
                return quoted ? throw new SheetException(ImportRefusals.OpenQuote(begun)) : cell.ToString();
            }

            var letter = (char)next;
            if (quoted)
            {
                if (letter != '"')
                {
                    line += letter == '\n' ? 1 : 0;
                }
                else if (text.Peek() == '"')
                {
                    text.Read();
                }
                else
                {
                    quoted = false;
                    continue;
                }
            }
            else if (letter == '"' && cell.Length == 0)
            {
                quoted = true;
                continue;
            }
            else if (letter == delimiter)
            {
                more = true;
                return cell.ToString();
            }
            else if (letter is '\r' or '\n')
            {
                if (letter == '\r' && text.Peek() == '\n')
                {
                    text.Read();
                }

                line++;
                return cell.ToString();
            }

            if (cell.Length == LongestCell)
            {
                throw new SheetException(quoted ? ImportRefusals.OpenQuote(begun) : ImportRefusals.TooLongCell(begun));
            }

            cell.Append(letter);
        }
    }
}
