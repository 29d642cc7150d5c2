using SkiaSharp;

namespace Itog.Exam.Forms;

/// <summary>
/// A written answer on draft sheets as a PDF [004 §6.7, 001 §9.6: on sheets with the stamp of the school]. The source draws no form, so it prints who, when,
/// which variant, each answer word for word, and by what hash the log knows it. Pure.
/// </summary>
public static class DraftSheetForm
{
    public const string Title = "Черновик с письменным ответом участника";

    private const float Left = 22;

    private const float Right = 192;

    private const float FirstTop = 74;

    private const float NextTop = 26;

    private const float Bottom = 262;

    private static readonly TextStyle Body = new(12);

    private static readonly TextStyle Heading = new(12, true);

    private static readonly TextStyle Note = new(8, Gray: true);

    public static byte[] Render(DraftSheetRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var sheets = Spread([.. record.Answers.SelectMany(Lines)]);
        return FormDocument.Portrait(Title, [.. sheets.Select((lines, n) => (Action<FormPage>)(page => Draw(page, record, lines, n, sheets.Count)))]);
    }

    private static IEnumerable<(string Text, TextStyle Style)> Lines(DraftSheetAnswer answer)
    {
        yield return (answer.Title, Heading);
        foreach (var paragraph in (answer.Text.Length == 0 ? "Ответ не написан." : answer.Text).ReplaceLineEndings("\n").Split('\n'))
        {
            var lines = FormPage.Wrap(paragraph, Right - Left, Body).SelectMany(Pieces).ToList();
            foreach (var line in lines.Count == 0 ? [string.Empty] : lines)
            {
                yield return (line, Body);
            }
        }

        yield return (
            FormattableString.Invariant($"Сохранено {answer.SavedAt:dd.MM.yyyy HH:mm:ss}, редакция {answer.Revision}, знаков {answer.Text.Length}. SHA-256: {answer.Sha256}"), Note);
        yield return (string.Empty, Body);
    }

    // A word of one letter repeated for a line and more must stay on the sheet, too.
    private static IEnumerable<string> Pieces(string line)
    {
        while (line.Length > 1 && FormPage.Measure(line, Body) > Right - Left)
        {
            var fits = line.Length;
            while (fits > 1 && FormPage.Measure(line[..fits], Body) > Right - Left)
            {
                fits--;
            }

            yield return line[..fits];
            line = line[fits..];
        }

        yield return line;
    }

    private static List<List<(string Text, TextStyle Style)>> Spread(IReadOnlyList<(string Text, TextStyle Style)> lines)
    {
        var sheets = new List<List<(string, TextStyle)>> { new() };
        var y = FirstTop;
        foreach (var line in lines)
        {
            var height = FormPage.LineHeight(line.Style);

            // A heading is never the last line of its sheet.
            if (y + height + (line.Style == Heading ? 2 * FormPage.LineHeight(Body) : 0) > Bottom)
            {
                sheets.Add([]);
                y = NextTop;
            }

            sheets[^1].Add(line);
            y += height;
        }

        return sheets;
    }

    private static void Draw(FormPage page, DraftSheetRecord record, List<(string Text, TextStyle Style)> lines, int sheet, int sheets)
    {
        var y = NextTop;
        if (sheet == 0)
        {
            DrawHead(page, record);
            y = FirstTop;
        }
        else
        {
            page.Text(Left, 18, $"{Title}. Участник {record.ParticipantCode}, {FormHead.Date(record.Place.Date)}", Note);
        }

        foreach (var (text, style) in lines)
        {
            y += FormPage.LineHeight(style);
            page.Text(Left, y - (FormPage.LineHeight(style) * 0.22f), text, style);
        }

        if (sheet == sheets - 1)
        {
            var confirmed = record.ConfirmedAt is { } at ? $"подтверждено электронно {at.ToString("dd.MM.yyyy HH:mm", Russian.Culture)}" : string.Empty;
            page.Text(Left, 272, $"Подпись участника: {(confirmed.Length > 0 ? confirmed : "______________________")}", new TextStyle(10));
        }

        FormHead.SheetNumber(page, Right, sheet, sheets);
    }

    private static void DrawHead(FormPage page, DraftSheetRecord record)
    {
        FormHead.Codes(page, Left - 6, 16, record.Place, record.AuditoriumNumber);
        page.Text(Left, 30, Title, new TextStyle(14, true));
        var field = new TextStyle(11);
        page.RuledField(Left, 40, 140, "Участник:", record.ParticipantName, field);
        page.RuledField(Left, 49, 62, "Класс:", record.Class, field);
        page.RuledField(66, 49, 102, "Вариант:", FormHead.Number(record.Variant), field);
        page.RuledField(106, 49, 140, "Дата:", FormHead.Date(record.Place.Date), field);
        page.RuledField(Left, 58, 140, "Код участника:", record.ParticipantCode, field);
        var stamp = new SKRect(148, 24, Right, 62);
        page.Cell(stamp, "Место для штампа образовательной организации", new TextStyle(8, Align: Align.Center, Gray: true));
        page.Line(Left, 66, Right, 66, 0.3f);
    }
}
