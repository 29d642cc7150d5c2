using System.Globalization;
using System.Text;

namespace Itog.Exam.Exports;

/// <summary>
/// The result form as CSV for spreadsheets of Russian settings: semicolons, UTF-8 with its mark, a line a person, the fields of the head before each.
/// A text that a spreadsheet would take for a formula gets an apostrophe before it.
/// </summary>
public sealed class ResultCsv : IResultFormWriter
{
    public string Extension => "csv";

    public string ContentType => "text/csv";

    public byte[] Write(ResultForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        var text = new StringBuilder();
        var head = ResultFields.Head(form);
        Line(text, [.. head.Select(f => f.Name), .. Names(form)]);
        foreach (var row in form.Rows)
        {
            Line(text, [.. head.Concat(ResultFields.Person(form, row)).Select(Value)]);
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    /// <summary>The names of a person's fields, also when there is no person.</summary>
    internal static IReadOnlyList<string> Names(ResultForm form) => [.. ResultFields.Person(form, Nobody).Select(f => f.Name)];

    /// <summary>A text made harmless: spreadsheets compute what begins with one of these, tabs and line ends hide it.</summary>
    internal static string Harmless(string text) => text.Length > 0 && "=+-@\t\r\n＝＋－＠".Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;

    private static ResultFormRow Nobody { get; } = new(Guid.Empty, "", "", "", null, "", "", null, "", null, false, false, false, null, "");

    private static string Value(ResultField field) => field.Number?.ToString(CultureInfo.InvariantCulture) ?? Harmless(field.Text ?? string.Empty);

    private static void Line(StringBuilder text, IReadOnlyList<string> values) =>
        text.AppendJoin(';', values.Select(Quoted)).Append("\r\n");

    private static string Quoted(string value) => value.AsSpan().IndexOfAny(";\"\r\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
