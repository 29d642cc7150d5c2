using SkiaSharp;

namespace Itog.Exam.Forms;

/// <summary>The register of an auditorium (ИС-02) as a PDF, in the layout of 001 appendix 8; goes on over as many sheets as it needs. Pure.</summary>
public static class AuditoriumRegisterForm
{
    private const float Left = 15;

    private const float Top = 53;

    private const float HeadHeight = 17;

    private const float RowHeight = 9;

    private const int RowsPerSheet = 12;

    private static readonly float[] Widths = [10, 68, 20, 26, 15, 20, 22, 27, 26, 33];

    private static readonly TextStyle Plain = new(10);

    public static byte[] Render(AuditoriumRegisterRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var sheets = Math.Max(1, (record.Rows.Count + RowsPerSheet - 1) / RowsPerSheet);
        var pages = Enumerable.Range(0, sheets).Select(sheet => (Action<FormPage>)(page => Draw(page, record, sheet, sheets))).ToList();
        return FormDocument.Landscape(record.Titles.AuditoriumRegister.Value, pages, record.Rehearsal);
    }

    private static void Draw(FormPage page, AuditoriumRegisterRecord record, int sheet, int sheets)
    {
        DrawHead(page, record, sheet, sheets);
        DrawColumns(page, record, Top);
        var first = sheet * RowsPerSheet;
        for (var i = 0; i < RowsPerSheet; i++)
        {
            var y = Top + HeadHeight + (i * RowHeight);
            var row = first + i < record.Rows.Count ? record.Rows[first + i] : null;
            DrawRow(page, y, first + i + 1, row);
        }

        DrawBeside(page, record, first, Top + HeadHeight + (RowsPerSheet * RowHeight));
        DrawInterlocutor(page, record, Top + HeadHeight + (RowsPerSheet * RowHeight) + 13);
    }

    // The form has no column for them [004 appendix 8]: they stand below the table by the number of their participant.
    private static void DrawBeside(FormPage page, AuditoriumRegisterRecord record, int first, float top)
    {
        var beside = record.Rows.Skip(first).Take(RowsPerSheet).Select((row, i) => (row.Beside, Number: first + i + 1)).Where(r => r.Beside.Length > 0)
            .Select(r => string.Create(Russian.Culture, $"№ {r.Number}: {r.Beside}")).ToList();
        if (beside.Count > 0)
        {
            page.Paragraph(Left, top + 0.5f, Widths.Sum(), $"При участниках присутствовали — {string.Join("; ", beside)}.", new TextStyle(8));
        }
    }

    private static void DrawHead(FormPage page, AuditoriumRegisterRecord record, int sheet, int sheets)
    {
        page.Text(page.Width / 2, 17, record.Titles.AuditoriumRegister.Value, new TextStyle(14, true, Align.Center));
        var right = Left + Widths.Sum();
        page.Cell(new SKRect(right - 26, 9, right, 17), record.Titles.AuditoriumRegisterCode.Value, new TextStyle(12, true, Align.Center));
        page.Text(right - 13, 20.5f, "код формы", new TextStyle(7.5f, Align: Align.Center));
        page.Text(right, 27, $"Лист {(sheet + 1).ToString(Russian.Culture)} из {sheets.ToString(Russian.Culture)}", new TextStyle(9, Align: Align.Right));

        FormHead.Codes(page, Left, 35, record.Region, record.MunicipalityCode, record.SchoolCode, record.AuditoriumNumber);
        page.RuledField(Left, 46, 182, "Предмет:", record.Titles.SubjectName.Value, new TextStyle(11));
        page.RuledField(190, 46, right, "Дата:", record.Date.ToString("dd.MM.yyyy", Russian.Culture), new TextStyle(11));
    }

    private static void DrawColumns(FormPage page, AuditoriumRegisterRecord record, float y)
    {
        string[] heads =
        [
            "№ п/п", "ФИО участника", "Серия документа", "Номер документа", "Класс", "Время начала", "Время завершения",
            record.Titles.RegisterEarlyEnd.Value, record.Titles.RegisterRemoved.Value, "Подпись участника",
        ];
        var x = Left;
        for (var i = 0; i < heads.Length; i++)
        {
            var box = SKRect.Create(x, y, Widths[i], HeadHeight);
            page.Fill(box, new SKColor(0xF0, 0xF0, 0xF0));
            page.Cell(box, heads[i], new TextStyle(9, true, Align.Center));
            x += Widths[i];
        }
    }

    private static void DrawRow(FormPage page, float y, int number, AuditoriumRegisterRow? row)
    {
        string[] values = row is null
            ? [string.Empty, string.Empty, string.Empty, string.Empty, string.Empty, string.Empty, string.Empty, string.Empty, string.Empty, string.Empty]
            :
            [
                number.ToString(Russian.Culture), row.Name, row.DocumentSeries ?? string.Empty, row.DocumentNumber, row.Class,
                Time(row.Start), Time(row.End), string.Empty, string.Empty,
                row.SignatureConfirmedAt is { } at ? $"подтверждено электронно в {Time(at)}" : string.Empty,
            ];
        var x = Left;
        for (var i = 0; i < values.Length; i++)
        {
            var style = i switch { 1 => Plain, 9 => new TextStyle(8, Align: Align.Center), _ => Plain.Centered };
            page.Cell(SKRect.Create(x, y, Widths[i], RowHeight), values[i], style, padding: 1);
            x += Widths[i];
        }

        if (row is not null)
        {
            page.Mark(Left + Widths[..7].Sum() + ((Widths[7] - 5) / 2), y + 2, row.EarlyEnd);
            page.Mark(Left + Widths[..8].Sum() + ((Widths[8] - 5) / 2), y + 2, row.Removed);
        }
    }

    private static void DrawInterlocutor(FormPage page, AuditoriumRegisterRecord record, float y)
    {
        var caption = new TextStyle(8, Align: Align.Center);
        Field(Left, 110, record.InterlocutorName, "ФИО собеседника");
        Field(125, 185, string.Empty, "подпись");
        Field(200, 245, record.Date.ToString("dd.MM.yyyy", Russian.Culture), "дата");
        page.Text(117.5f, y, "/", new TextStyle(12, Align: Align.Center));
        page.Text(192.5f, y, "/", new TextStyle(12, Align: Align.Center));

        void Field(float from, float to, string value, string name)
        {
            page.Cell(new SKRect(from, y - 5.5f, to, y + 0.5f), value, new TextStyle(11, true, Align.Center), border: false);
            page.Line(from, y + 1, to, y + 1);
            page.Text((from + to) / 2, y + 4.5f, name, caption);
        }
    }

    private static string Time(TimeOnly? time) => time?.ToString("HH:mm", Russian.Culture) ?? string.Empty;
}
