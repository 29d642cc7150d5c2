namespace Itog.Exam.Forms;

/// <summary>The connection schedule of an auditorium as a PDF [002 §40.1]: for the interlocutor, and to be put up for the participants. Pure.</summary>
public static class ConnectionScheduleForm
{
    private const float Left = 20;

    private const float Right = 195;

    private const float Top = 72;

    private const float Bottom = 282;

    private static readonly FormColumn[] Columns =
    [
        new("№ п/п", 13, Align.Center), new("Время подключения", 30, Align.Center), new("ФИО участника", 84), new("Класс", 18, Align.Center),
        new("Продолжи- тельность, мин", 30, Align.Center),
    ];

    public static byte[] Render(ConnectionScheduleRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var rows = record.Rows.Select((row, i) => new[]
        {
            FormHead.Number(i + 1), FormHead.Time(row.ConnectAt), row.Name, row.Class, FormHead.Number(row.Minutes),
        }).ToList();
        var table = new FormTable(Left, Columns, 11, 8, new TextStyle(11));
        var sheets = table.Spread(rows, Bottom - Top, Bottom - Top);
        return FormDocument.Portrait(record.Titles.ConnectionSchedule.Value, [.. sheets.Select((sheet, n) => (Action<FormPage>)(page =>
        {
            DrawHead(page, record);
            table.Draw(page, Top, rows, sheet);
            FormHead.SheetNumber(page, Right, n, sheets.Count);
        }))], record.Place.Rehearsal);
    }

    private static void DrawHead(FormPage page, ConnectionScheduleRecord record)
    {
        var y = FormHead.Title(page, 14, record.Titles.ConnectionSchedule.Value, 13);
        var field = new TextStyle(11);
        page.RuledField(Left, y + 11, Right, "Образовательная организация:", $"{record.Place.SchoolName} ({record.Place.SchoolCode})", field, 10);
        page.RuledField(Left, y + 20, 95, "Аудитория:", record.AuditoriumNumber, field);
        page.RuledField(105, y + 20, Right, "Дата:", FormHead.Date(record.Place.Date), field);
        page.RuledField(Left, y + 29, Right, "Экзаменатор-собеседник:", record.InterlocutorName, field);
        page.Text(Left, y + 36, "Время указано местное. Подключайтесь заранее: перед началом проверяются камера, микрофон и связь.", new TextStyle(9));
    }
}
