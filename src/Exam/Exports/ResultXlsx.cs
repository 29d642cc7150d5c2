namespace Itog.Exam.Exports;

/// <summary>The result form as a workbook of one sheet, see <see cref="TableXlsx"/>: the head's fields in the first rows, then a line a person.</summary>
public sealed class ResultXlsx : IResultFormWriter
{
    public string Extension => TableXlsx.Extension;

    public string ContentType => TableXlsx.ContentType;

    public byte[] Write(ResultForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return TableXlsx.Write("Результаты", ResultFields.Head(form), ResultCsv.Names(form), [.. form.Rows.Select(row => ResultFields.Person(form, row))]);
    }
}
