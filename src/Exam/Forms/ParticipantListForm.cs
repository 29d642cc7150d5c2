namespace Itog.Exam.Forms;

/// <summary>The list of participants as a PDF, in the layout of 001 appendix 7 (forms 1 and 2) and 004 appendix 7. Pure.</summary>
public static class ParticipantListForm
{
    private const float Left = 20;

    private const float Right = 195;

    private const float Bottom = 282;

    public static byte[] Render(ParticipantListRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var rows = record.Rows.Select((row, i) => Cells(record, row, i + 1)).ToList();
        var table = new FormTable(Left, Columns(record.SpecialConditions), 14, 8, new TextStyle(11));
        var top = record.SpecialConditions ? 66 : 60;
        var sheets = table.Spread(rows, Bottom - top, Bottom - top);
        return FormDocument.Portrait(TitleOf(record), [.. sheets.Select((sheet, n) => (Action<FormPage>)(page =>
        {
            DrawHead(page, record);
            table.Draw(page, top, rows, sheet);
            FormHead.SheetNumber(page, Right, n, sheets.Count);
        }))], record.Place.Rehearsal);
    }

    private static string TitleOf(ParticipantListRecord record) =>
        (record.SpecialConditions ? record.Titles.ParticipantListSpecial : record.Titles.ParticipantList).Value;

    private static FormColumn[] Columns(bool conditions)
    {
        const string place = "Номер аудитории / отметка о неявке";
        return conditions
            ? [new("№ п/п", 12, Align.Center), new("ФИО участника", 67), new("Специальные условия в соответствии с рекомендациями ПМПК", 61), new(place, 35, Align.Center)]
            : [new("№ п/п", 14, Align.Center), new("ФИО участника", 111), new(place, 50, Align.Center)];
    }

    private static string[] Cells(ParticipantListRecord record, ParticipantListRow row, int number)
    {
        var place = string.Join("   ", new[] { row.AuditoriumNumber, row.Absent ? "Н" : null }.OfType<string>());
        return record.SpecialConditions
            ? [FormHead.Number(number), row.Name, row.Conditions ?? string.Empty, place]
            : [FormHead.Number(number), row.Name, place];
    }

    private static void DrawHead(FormPage page, ParticipantListRecord record)
    {
        page.Text(Right, 14, record.SpecialConditions ? "(Форма 2)" : "(Форма 1)", new TextStyle(10, Align: Align.Right));
        var y = FormHead.Title(page, 16, TitleOf(record));
        FormHead.Codes(page, Left, y + 9, record.Place);
        page.Text(page.Width / 2, y + 19, record.Titles.SubjectName.Value, new TextStyle(12, true, Align.Center));
        page.RuledField(Right - 50, y + 28, Right, "Дата", FormHead.Date(record.Place.Date), new TextStyle(11));
    }
}
