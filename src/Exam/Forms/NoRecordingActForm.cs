using SkiaSharp;

namespace Itog.Exam.Forms;

/// <summary>The act of no recording as a PDF of one page [001 §8.8]: the source leaves its form free, so it says what the clause asks for. Pure.</summary>
public static class NoRecordingActForm
{
    private const float Left = 25;

    private const float Right = 190;

    public static byte[] Render(NoRecordingActRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return FormDocument.Portrait(record.Titles.NoRecordingAct.Value, [page => Draw(page, record)], record.Place.Rehearsal);
    }

    private static void Draw(FormPage page, NoRecordingActRecord record)
    {
        FormHead.Codes(page, Left - 10, 22, record.Place, record.AuditoriumNumber);
        var y = FormHead.SplitTitle(page, 32, record.Titles.NoRecordingAct.Value) + 12;
        var field = new TextStyle(11);
        page.RuledField(Left, y, Right, "Образовательная организация:", record.Place.SchoolName, field, 10);
        page.RuledField(Right - 50, y + 9, Right, "Дата:", FormHead.Date(record.Place.Date), field);
        page.RuledField(Left, y + 20, Right, "Участник итогового собеседования:", record.ParticipantName, field, 10);
        page.RuledField(Left, y + 29, 70, "Класс:", record.Class, field);
        page.RuledField(75, y + 29, 130, "Начало ответа:", FormHead.Time(record.Start), field);
        page.RuledField(135, y + 29, Right, "Окончание ответа:", FormHead.Time(record.End), field);
        y = page.Paragraph(
            Left,
            y + 35,
            Right - Left,
            $"Настоящий акт составлен о том, что ответ участника на испытании «{record.Titles.SubjectName.Value}» проведён без аудиозаписи и видеозаписи: согласие на обработку персональных данных не предоставлено, запись ответа в аудитории была отключена.",
            field);
        y = page.Paragraph(Left, y + 3, Right - Left, "Основание:", field);
        page.Cell(new SKRect(Left, y + 1, Right, y + 14), record.Decision, field with { Bold = true }, padding: 2);
        y = page.Paragraph(
            Left,
            y + 17,
            Right - Left,
            "Ответ оценён экспертом во время проведения. Результат обрабатывается вручную; данные об участнике не вносятся в региональную информационную систему.",
            field);
        page.Text(Left, y + 8, "При ответе присутствовали:", new TextStyle(11, true));
        y += 10;
        foreach (var signer in record.Present)
        {
            y += 14;
            FormHead.Signature(page, Left, Right, y, signer.Office, signer.Name);
        }
    }
}
