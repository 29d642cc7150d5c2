using SkiaSharp;

namespace Itog.Exam.Forms;

/// <summary>The common layout of the acts ИС-08 and ИС-09 [001 appendices 12 and 13, 004 appendices 13 and 14].</summary>
internal static class ActLayout
{
    public const float Left = 20;

    public const float Right = 195;

    private const int NameCells = 24;

    private const int LeastLines = 6;

    private static readonly TextStyle Caption = new(8, Align: Align.Center);

    private static readonly TextStyle Label = new(11);

    /// <summary>The codes of the place, the kind of work and the date, each in boxes over its caption; then the code of the form and the title.</summary>
    public static float DrawHead(FormPage page, FormPlace place, string auditorium, string work, string code, string title)
    {
        const float y = 16;
        Boxes(page, Left, y, 12, place.Region, 2, "(регион)");
        Boxes(page, 38, y, 15, place.MunicipalityCode, 3, "(код МСУ)");
        Boxes(page, 59, y, 30, place.SchoolCode, 6, "(код ОО / места проведения)");
        Boxes(page, 95, y, 20, auditorium, 4, "(номер аудитории)");
        page.Cell(SKRect.Create(121, y, 32, 6), work, new TextStyle(9, true, Align.Center));
        page.Text(137, y + 9.5f, "(вид работы)", Caption);
        DateBoxes(page, 157, y, place.Date);
        page.Text(174, y + 12.8f, "(дата проведения)", Caption);
        page.Cell(new SKRect(Right - 28, y + 17, Right, y + 25), code.Replace("-", " - ", StringComparison.Ordinal), new TextStyle(12, true, Align.Center));
        page.Text(Right - 14, y + 28.5f, "Код формы", Caption);
        return FormHead.SplitTitle(page, y + 31, title) + 2;
    }

    /// <summary>Who the act is about.</summary>
    public static float DrawParticipant(FormPage page, float y, ActParticipant who)
    {
        page.Text(page.Width / 2, y + 6, "Сведения об участнике итогового собеседования по русскому языку", new TextStyle(11, true, Align.Center));
        y += 10;
        foreach (var (label, value) in new[] { ("Фамилия", who.FamilyName), ("Имя", who.GivenName), ("Отчество", who.Patronymic ?? string.Empty) })
        {
            Letters(page, y, label, value);
            y += 9;
        }

        page.Cell(new SKRect(Left, y - 1, 66, y + 9), "Документ, удостоверяющий личность (паспорт)", new TextStyle(10), border: false, padding: 0);
        page.CharacterCells(68, y, who.DocumentSeries ?? string.Empty, 4);
        page.CharacterCells(100, y, who.DocumentNumber, 10);
        page.Text(78, y + 9.3f, "серия", Caption);
        page.Text(125, y + 9.3f, "номер", Caption);
        y += 14;
        page.Text(Left, y + 4.5f, "Дата рождения", Label);
        DateBoxes(page, 68, y, who.BirthDate);
        y += 18;
        page.Text(Left, y + 4, "Образовательная организация участника", Label);
        page.Line(93, y + 5, Right, y + 5);
        page.Cell(new SKRect(93, y - 4.6f, Right, y + 5), who.SchoolName, new TextStyle(10.5f, true), border: false);
        return y + 10;
    }

    /// <summary>The reasons on ruled lines: as many as they need, and not fewer than the paper form has.</summary>
    public static float DrawReasons(FormPage page, float y, string heading, string reasons)
    {
        page.Text(Left, y + 4, heading, Label);
        y += 6;
        var style = new TextStyle(11, true);
        var lines = reasons.Split('\n').SelectMany(part => FormPage.Wrap(part, Right - Left - 2, style)).ToList();
        const float step = 6.4f;
        for (var i = 0; i < Math.Max(LeastLines, lines.Count); i++)
        {
            y += step;
            page.Line(Left, y, Right, y);
            if (i < lines.Count)
            {
                page.Text(Left + 1, y - 1.3f, lines[i], style);
            }
        }

        return y + 4;
    }

    public static float DrawTime(FormPage page, float y, string label, TimeOnly? time)
    {
        page.Text(Left, y + 5, label, new TextStyle(10.5f));
        page.Text(138, y + 5, "Время", new TextStyle(10.5f));
        Pair(152, time?.ToString("HH", Russian.Culture), "час");
        Pair(172, time?.ToString("mm", Russian.Culture), "мин");
        return y + 13;

        void Pair(float x, string? digits, string caption)
        {
            page.CharacterCells(x, y + 0.5f, digits ?? string.Empty, 2);
            page.Text(x + 5, y + 9.8f, caption, Caption);
        }
    }

    public static void DrawOfficials(FormPage page, float y, ActOfficials officials)
    {
        FormHead.Signature(page, Left, Right, y + 9, "Ответственный организатор ОО (места проведения)", officials.OrganizerName);
        FormHead.Signature(page, Left, Right, y + 25, "Руководитель ОО (места проведения)", officials.SchoolHeadName);
        page.Text(Left, y + 40.5f, "Дата подписания", Label);
        DateBoxes(page, 68, y + 36, null);
    }

    /// <summary>Day, month and year in boxes with their captions; empty boxes to be filled in by hand.</summary>
    private static void DateBoxes(FormPage page, float x, float y, DateOnly? date)
    {
        Part(x, date?.ToString("dd", Russian.Culture), 2, "число");
        page.Text(x + 10.6f, y + 5, ".", Label);
        Part(x + 12, date?.ToString("MM", Russian.Culture), 2, "месяц");
        page.Text(x + 22.6f, y + 5, ".", Label);
        Part(x + 24, date?.ToString("yy", Russian.Culture), 2, "год");

        void Part(float from, string? digits, int cells, string caption)
        {
            page.CharacterCells(from, y, digits ?? string.Empty, cells);
            page.Text(from + (cells * 2.5f), y + 9.3f, caption, Caption);
        }
    }

    private static void Boxes(FormPage page, float x, float y, float width, string value, int cells, string caption)
    {
        if (value.Length <= cells)
        {
            page.CharacterCells(x, y, value, cells);
        }
        else
        {
            page.Cell(SKRect.Create(x, y, width, 6), value, new TextStyle(10, true, Align.Center));
        }

        page.Cell(SKRect.Create(x - 3, y + 6.2f, width + 6, 7), caption, Caption, border: false, padding: 0);
    }

    // A name that is longer than its boxes gets narrower ones: no letter is lost.
    private static void Letters(FormPage page, float y, string label, string value)
    {
        page.Text(Left, y + 4.5f, label, Label);
        var cells = Math.Max(NameCells, value.Length);
        page.CharacterCells(68, y, value.ToUpper(Russian.Culture), cells, (Right - 68) / cells);
    }
}
