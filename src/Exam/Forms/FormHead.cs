using SkiaSharp;

namespace Itog.Exam.Forms;

/// <summary>What the heads and feet of many forms have in common: the code boxes, the title, the number of the sheet, the places to sign.</summary>
internal static class FormHead
{
    private static readonly TextStyle Label = new(11);

    /// <summary>The codes of region, municipality and school in their boxes, and of the auditorium when there is one.</summary>
    public static void Codes(FormPage page, float left, float baseline, string region, string municipality, string school, string? auditorium = null)
    {
        var x = Field(page, left, baseline, "Субъект РФ:", region, 2);
        x = Field(page, x, baseline, "Код МСУ:", municipality, 3);
        x = Field(page, x, baseline, "Код ОО:", school, 6);
        if (auditorium is not null)
        {
            Field(page, x, baseline, "Аудитория:", auditorium, 4);
        }
    }

    public static void Codes(FormPage page, float left, float baseline, FormPlace place, string? auditorium = null) =>
        Codes(page, left, baseline, place.Region, place.MunicipalityCode, place.SchoolCode, auditorium);

    /// <summary>A title of one or more lines, centred; the answer is the lower edge.</summary>
    public static float Title(FormPage page, float top, string title, float points = 14)
    {
        var style = new TextStyle(points, true, Align.Center);
        var y = top;
        foreach (var line in FormPage.Wrap(title, page.Width - 60, style))
        {
            y += FormPage.LineHeight(style);
            page.Text(page.Width / 2, y - 1.2f, line, style);
        }

        return y;
    }

    /// <summary>A title as the acts print it: the first word in capitals on a line of its own.</summary>
    public static float SplitTitle(FormPage page, float top, string title)
    {
        var space = title.IndexOf(' ', StringComparison.Ordinal);
        var first = space < 0 ? title : title[..space];
        page.Text(page.Width / 2, top + 5, first.ToUpper(Russian.Culture), new TextStyle(14, true, Align.Center));
        return space < 0 ? top + 6 : Title(page, top + 6, title[(space + 1)..], 12);
    }

    public static void SheetNumber(FormPage page, float right, int sheet, int sheets) =>
        page.Text(right, page.Height - 9, $"Лист {Number(sheet + 1)} из {Number(sheets)}", new TextStyle(9, Align: Align.Right));

    /// <summary>The office of who signs, a ruled place for the signature and one for the name, with their captions.</summary>
    public static void Signature(FormPage page, float left, float right, float baseline, string office, string name)
    {
        var middle = left + ((right - left) * 0.36f);
        var names = left + ((right - left) * 0.64f);
        page.Cell(new SKRect(left, baseline - 8, middle - 3, baseline + 2), office, new TextStyle(10.5f), border: false, padding: 0);
        page.Line(middle, baseline + 1, names - 4, baseline + 1);
        page.Text(names - 2, baseline, "/", new TextStyle(12, Align: Align.Center));
        page.Line(names, baseline + 1, right, baseline + 1);
        page.Cell(new SKRect(names, baseline - 8, right, baseline + 1), name, new TextStyle(10.5f, true, Align.Center), border: false);
        var caption = new TextStyle(8, Align: Align.Center);
        page.Text((middle + names - 4) / 2, baseline + 4.3f, "подпись", caption);
        page.Text((names + right) / 2, baseline + 4.3f, "ФИО", caption);
    }

    public static string Date(DateOnly date) => date.ToString("dd.MM.yyyy", Russian.Culture);

    public static string Number(int? number) => number?.ToString(Russian.Culture) ?? string.Empty;

    public static string Time(TimeOnly? time) => time?.ToString("HH:mm", Russian.Culture) ?? string.Empty;

    private static float Field(FormPage page, float from, float baseline, string label, string value, int cells)
    {
        page.Text(from, baseline, label, Label);
        var x = from + FormPage.Measure(label, Label) + 2;
        if (value.Length <= Math.Max(cells, 8))
        {
            page.CharacterCells(x, baseline - 4.5f, value, cells);
            return x + (Math.Max(cells, value.Length) * 5) + 8;
        }

        // A region by its name: boxes are for codes.
        var style = Label with { Bold = true };
        var width = Math.Min(FormPage.Measure(value, style) + 2, 48);
        page.Cell(SKRect.Create(x, baseline - 4.5f, width, 6), value, style, border: false, padding: 0);
        return x + width + 6;
    }
}
