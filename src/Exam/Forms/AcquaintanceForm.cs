namespace Itog.Exam.Forms;

/// <summary>
/// The protocol of acquaintance with the results as a PDF: result, date and signatures of participant or parents [002 §71, 001 §12.3].
/// No source draws it. Pure.
/// </summary>
public static class AcquaintanceForm
{
    private const float Left = 12;

    private const float Right = 198;

    private const float Top = 64;

    private const float Bottom = 260;

    private static readonly FormColumn[] Columns =
    [
        new("№ п/п", 10, Align.Center), new("ФИО участника", 54), new("Класс", 13, Align.Center), new("Балл", 11, Align.Center),
        new("Результат", 22, Align.Center), new("Дата ознакомления", 24, Align.Center), new("Подпись участника", 26, Align.Center),
        new("Подпись родителя (законного представителя)", 26, Align.Center),
    ];

    public static byte[] Render(AcquaintanceRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var rows = record.Rows.Select((row, i) => Cells(row, i + 1)).ToList();
        var table = new FormTable(Left, Columns, 16, 9, new TextStyle(10));
        var sheets = table.Spread(rows, Bottom - Top, Bottom - Top);
        return FormDocument.Portrait(record.Titles.AcquaintanceProtocol.Value, [.. sheets.Select((sheet, n) => (Action<FormPage>)(page =>
        {
            DrawHead(page, record);
            table.Draw(page, Top, rows, sheet);
            FormHead.Signature(page, Left, Right, 272, "Руководитель ОО", record.SchoolHeadName);
            FormHead.SheetNumber(page, Right, n, sheets.Count);
        }))], record.Place.Rehearsal);
    }

    private static string[] Cells(AcquaintanceRow row, int number) =>
    [
        FormHead.Number(number), row.Name, row.Class, FormHead.Number(row.Total),
        row.Passed switch { true => "зачет", false => "незачет", null => "не оценивался" },
        new[] { row.Participant, row.Parent }.OfType<AcquaintanceMark>().Min(m => (DateOnly?)m.On) is { } first ? FormHead.Date(first) : string.Empty,
        Signature(row.Participant), Signature(row.Parent),
    ];

    /// <summary>What stands in place of a signature; the one by hand is left to the hand.</summary>
    private static string Signature(AcquaintanceMark? mark) => mark is { Electronic: true } ? $"электронно {FormHead.Date(mark.On)} {FormHead.Time(mark.Time)}" : string.Empty;

    private static void DrawHead(FormPage page, AcquaintanceRecord record)
    {
        var y = FormHead.Title(page, 12, record.Titles.AcquaintanceProtocol.Value, 13);
        FormHead.Codes(page, Left, y + 9, record.Place);
        page.Text(page.Width / 2, y + 18, record.Titles.SubjectName.Value, new TextStyle(11, true, Align.Center));
        page.RuledField(Left, y + 29, 142, "Образовательная организация:", record.Place.SchoolName, new TextStyle(10.5f), 10);
        page.RuledField(146, y + 29, Right, "Дата экзамена:", FormHead.Date(record.Place.Date), new TextStyle(10.5f));
    }
}
