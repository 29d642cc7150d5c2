using SkiaSharp;

namespace Itog.Exam.Forms;

/// <summary>The application as a PDF of two pages for one sheet printed on both sides, in the layout of 001 appendix 11 and 002's appendix. Pure.</summary>
public static class ApplicationForm
{
    private const float Left = 20;

    private const float Right = 195;

    private const int NameCells = 24;

    private static readonly TextStyle Plain = new(11);

    private static readonly TextStyle Caption = new(8, Align: Align.Center);

    public static byte[] Render(ApplicationRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return FormDocument.Portrait(record.Titles.Application.Value, [page => DrawPerson(page, record), page => DrawConditions(page, record)]);
    }

    private static void DrawPerson(FormPage page, ApplicationRecord record)
    {
        page.Text(110, 22, "Директору", Plain);
        Ruled(page, 29, record.SchoolName, "название образовательной организации");
        Ruled(page, 44, record.SchoolHeadName, "Ф.И.О. директора");
        var y = FormHead.SplitTitle(page, 60, record.Titles.Application.Value) + 8;
        var who = record.Participant;
        foreach (var (label, value) in new[] { ("Фамилия", who.FamilyName), ("Имя", who.GivenName), ("Отчество (при наличии)", who.Patronymic ?? string.Empty) })
        {
            page.Cell(new SKRect(Left, y - 1, 66, y + 7), label, Plain, border: false, padding: 0);
            var cells = Math.Max(NameCells, value.Length);
            page.CharacterCells(68, y, value.ToUpper(Russian.Culture), cells, (Right - 68) / cells);
            y += 11;
        }

        page.Text(Left, y + 4.5f, "Дата рождения", Plain);
        page.CharacterCells(68, y, who.BirthDate?.ToString("dd.MM.yyyy", Russian.Culture) ?? "  .  .    ", 10);
        page.RuledField(Left, y + 17, Right, "Контактный телефон", record.Phone ?? string.Empty, Plain);
        page.Text(Left, y + 27, "Наименование документа, удостоверяющего личность:", Plain);
        page.Line(Left, y + 35, Right, y + 35);
        page.Cell(new SKRect(Left, y + 29, Right, y + 35), record.DocumentTitle ?? string.Empty, Plain with { Bold = true }, border: false);
        page.Text(Left, y + 44, "Реквизиты документа, удостоверяющего личность", Plain);
        page.Text(Left, y + 54.5f, "Серия", Plain);
        page.CharacterCells(35, y + 50, who.DocumentSeries ?? string.Empty, 4);
        page.Text(66, y + 54.5f, "Номер", Plain);
        page.CharacterCells(82, y + 50, who.DocumentNumber, 10);
        page.Text(Left, y + 66.5f, "Пол:", Plain);
        page.Mark(38, y + 62, record.Male == true);
        page.Text(46, y + 66.5f, "Мужской", Plain);
        page.Mark(74, y + 62, record.Male == false);
        page.Text(82, y + 66.5f, "Женский", Plain);
        page.Paragraph(Left, y + 76, Right - Left, "Прошу зарегистрировать меня для участия в итоговом собеседовании по русскому языку.", Plain);
        FormHead.SheetNumber(page, Right, 0, 2);

        static void Ruled(FormPage page, float y, string value, string caption)
        {
            page.Cell(new SKRect(110, y - 4, Right, y + 5), value, Plain with { Bold = true }, border: false);
            page.Line(110, y + 5.5f, Right, y + 5.5f);
            page.Text((110 + Right) / 2, y + 8.8f, caption, Caption);
        }
    }

    private static void DrawConditions(FormPage page, ApplicationRecord record)
    {
        const float width = Right - Left;
        var y = page.Paragraph(
            Left,
            18,
            width,
            "Прошу создать условия для прохождения итогового собеседования по русскому языку, учитывающие состояние здоровья, особенности психофизического развития, подтверждаемые:",
            Plain) + 4;
        page.Mark(Left, y, record.PmpkRecommendation);
        page.Text(Left + 9, y + 4.3f, "оригиналом или надлежащим образом заверенной копией рекомендаций ПМПК", Plain);
        y += 9;
        page.Mark(Left, y, record.DisabilityCertificate);
        y = page.Paragraph(
            Left + 9, y, width - 9, "оригиналом или надлежащим образом заверенной копией справки, подтверждающей факт установления инвалидности, выданной ФГУ МСЭ", Plain) + 5;
        y = page.Paragraph(Left, y, width, "Необходимые условия для прохождения итогового собеседования по русскому языку:", Plain) + 2;
        var conditions = FormPage.Wrap(record.Conditions ?? string.Empty, width - 2, Plain with { Bold = true });
        for (var i = 0; i < Math.Max(4, conditions.Count); i++)
        {
            y += 7;
            page.Line(Left, y, Right, y);
            if (i < conditions.Count)
            {
                page.Text(Left + 1, y - 1.4f, conditions[i], Plain with { Bold = true });
            }
        }

        y = page.Paragraph(
            Left,
            y + 6,
            width,
            "С Порядком проведения итогового собеседования по русскому языку, в том числе со сроками, местами проведения, с основаниями для удаления с итогового собеседования по русскому языку за нарушение установленных требований, с процедурой досрочного завершения итогового собеседования по русскому языку по объективным причинам, со временем и местом ознакомления с результатами итогового собеседования по русскому языку ознакомлен / ознакомлена.",
            Plain) + 8;
        y = Sign(page, y, "Подпись участника итогового собеседования", record.Participant.FullName);
        y = Sign(page, y, "Подпись родителя (законного представителя) участника итогового собеседования", record.ParentName ?? string.Empty);
        page.Text(Left, y + 5, "Регистрационный номер:", Plain);
        page.CharacterCells(68, y + 0.5f, record.RegistrationNumber ?? string.Empty, 8);
        FormHead.SheetNumber(page, Right, 1, 2);
    }

    private static float Sign(FormPage page, float y, string label, string name)
    {
        page.Text(Left, y, label, Plain);
        page.Line(Left, y + 11, 75, y + 11);
        page.Text(77.5f, y + 10, "/", new TextStyle(12, Align: Align.Center));
        page.Line(80, y + 11, 165, y + 11);
        page.Cell(new SKRect(80, y + 1.5f, 165, y + 11), name, new TextStyle(10.5f, true, Align.Center), border: false);
        page.Text(178, y + 10, "(Ф.И.О.)", new TextStyle(10, Align: Align.Center));
        page.Text(Left, y + 20, "«____» ____________________ 20____ г.", Plain);
        return y + 31;
    }
}
