namespace Itog.Exam.Exports;

/// <summary>The result form as CSV, see <see cref="TableCsv"/>: a line a person, the fields of the head before each.</summary>
public sealed class ResultCsv : IResultFormWriter
{
    public string Extension => TableCsv.Extension;

    public string ContentType => TableCsv.ContentType;

    public byte[] Write(ResultForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        var head = ResultFields.Head(form);
        return TableCsv.Write([.. head.Select(f => f.Name), .. Names(form)], form.Rows.Select(row => head.Concat(ResultFields.Person(form, row))));
    }

    /// <summary>The names of a person's fields, also when there is no person.</summary>
    internal static IReadOnlyList<string> Names(ResultForm form) => [.. ResultFields.Person(form, Nobody).Select(f => f.Name)];

    private static ResultFormRow Nobody { get; } = new(Guid.Empty, "", "", "", null, "", "", null, "", null, false, false, false, null, "");
}
