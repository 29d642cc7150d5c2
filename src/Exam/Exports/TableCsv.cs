using System.Globalization;
using System.Text;

namespace Itog.Exam.Exports;

/// <summary>
/// A table as CSV for spreadsheets of Russian settings: semicolons, UTF-8 with its mark. A text that a spreadsheet would take for a formula gets an
/// apostrophe before it. Pure.
/// </summary>
internal static class TableCsv
{
    public const string Extension = "csv";

    public const string ContentType = "text/csv";

    public static byte[] Write(IReadOnlyList<string> names, IEnumerable<IEnumerable<ResultField>> rows)
    {
        var text = new StringBuilder();
        Line(text, names);
        foreach (var row in rows)
        {
            Line(text, row.Select(Value));
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    /// <summary>A text made harmless: spreadsheets compute what begins with one of these, tabs and line ends hide it.</summary>
    public static string Harmless(string text) => text.Length > 0 && "=+-@\t\r\n＝＋－＠".Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;

    private static string Value(ResultField field) => field.Number?.ToString(CultureInfo.InvariantCulture) ?? Harmless(field.Text ?? string.Empty);

    private static void Line(StringBuilder text, IEnumerable<string> values) =>
        text.AppendJoin(';', values.Select(Quoted)).Append("\r\n");

    private static string Quoted(string value) => value.AsSpan().IndexOfAny(";\"\r\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
