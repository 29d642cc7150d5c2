using SkiaSharp;

namespace Itog.Exam.Forms;

/// <summary>
/// One sheet of a form that is being drawn, measured in millimetres from its upper left corner.
/// Lives for one call of <see cref="FormDocument"/>, on its thread.
/// </summary>
internal sealed class FormPage(SKCanvas canvas, float width, float height)
{
    private const float MillimetresPerPoint = 25.4f / 72;

    private const float LineSpacing = 1.16f;

    public float Width => width;

    public float Height => height;

    public void Line(float x1, float y1, float x2, float y2, float thickness = 0.18f)
    {
        using var paint = Stroke(thickness);
        canvas.DrawLine(x1, y1, x2, y2, paint);
    }

    public void Box(SKRect box, float thickness = 0.18f)
    {
        using var paint = Stroke(thickness);
        canvas.DrawRect(box, paint);
    }

    public void Fill(SKRect box, SKColor color)
    {
        using var paint = new SKPaint { Color = color, Style = SKPaintStyle.Fill };
        canvas.DrawRect(box, paint);
    }

    /// <summary>One line of text; <paramref name="baseline"/> is where its letters stand.</summary>
    public void Text(float x, float baseline, string text, TextStyle style)
    {
        using var font = Font(style);
        using var paint = Ink(style);
        var align = style.Align switch { Align.Center => SKTextAlign.Center, Align.Right => SKTextAlign.Right, _ => SKTextAlign.Left };
        canvas.DrawText(text, x, baseline, align, font, paint);
    }

    /// <summary>Text broken over lines and centred vertically in a box; it shrinks when it would not fit.</summary>
    public void Cell(SKRect box, string text, TextStyle style, bool border = true, float padding = 0.8f)
    {
        if (border)
        {
            Box(box);
        }

        if (text.Length == 0)
        {
            return;
        }

        var room = box.Width - (2 * padding);
        var lines = Wrap(text, room, style);
        while (style.Points > 5 && (lines.Count * LineHeight(style) > box.Height || lines.Exists(l => Measure(l, style) > room)))
        {
            style = style with { Points = style.Points - 0.5f };
            lines = Wrap(text, room, style);
        }

        var step = LineHeight(style);
        var x = style.Align switch { Align.Center => box.MidX, Align.Right => box.Right - padding, _ => box.Left + padding };
        // Capitals are about 0.66 of the size: centred by them, a line looks centred.
        var baseline = box.MidY - ((lines.Count - 1) * step / 2) + (style.Points * MillimetresPerPoint * 0.33f);
        foreach (var line in lines)
        {
            Text(x, baseline, line, style);
            baseline += step;
        }
    }

    /// <summary>Text in a box that is read from below upwards, for narrow columns.</summary>
    public void VerticalCell(SKRect box, string text, TextStyle style)
    {
        Box(box);
        canvas.Save();
        canvas.Translate(box.Left, box.Bottom);
        canvas.RotateDegrees(-90);
        Cell(SKRect.Create(0, 0, box.Height, box.Width), text, style, border: false);
        canvas.Restore();
    }

    /// <summary>Text flowing over as many lines as it needs from <paramref name="top"/> down; the answer is its lower edge.</summary>
    public float Paragraph(float x, float top, float width, string text, TextStyle style)
    {
        var y = top;
        foreach (var line in Wrap(text, width, style))
        {
            y += LineHeight(style);
            Text(x, y - (LineHeight(style) * 0.22f), line, style);
        }

        return y;
    }

    /// <summary>A label and a ruled line that holds the value, as on paper.</summary>
    /// <param name="height">Room above the line, for a value of two lines.</param>
    public void RuledField(float x, float baseline, float right, string label, string value, TextStyle style, float height = 5.4f)
    {
        Text(x, baseline, label, style);
        var from = x + Measure(label, style) + 2;
        Line(from, baseline + 1, right, baseline + 1);
        Cell(new SKRect(from, baseline + 1 - height, right, baseline + 1), value, style with { Bold = true }, border: false);
    }

    /// <summary>A row of little boxes with a character in each, as codes are filled in.</summary>
    public void CharacterCells(float x, float y, string value, int cells, float size = 5)
    {
        var style = new TextStyle(Math.Min(11, size * 2.2f), true, Align.Center);
        for (var i = 0; i < Math.Max(cells, value.Length); i++)
        {
            Cell(SKRect.Create(x + (i * size), y, size, size + 1), i < value.Length ? value[i].ToString() : string.Empty, style, padding: 0);
        }
    }

    /// <summary>A box with a cross in it when <paramref name="marked"/>.</summary>
    public void Mark(float x, float y, bool marked, float size = 5)
    {
        Box(SKRect.Create(x, y, size, size), 0.3f);
        if (marked)
        {
            Line(x + 1, y + 1, x + size - 1, y + size - 1, 0.5f);
            Line(x + size - 1, y + 1, x + 1, y + size - 1, 0.5f);
        }
    }

    /// <summary>Says across the sheet and above it that this is a rehearsal's, so that it can never pass for a real one.</summary>
    public void MarkRehearsal()
    {
        var style = new TextStyle(96, true, Align.Center);
        using var font = Font(style);
        using var paint = new SKPaint { Color = new SKColor(0xE4, 0xE4, 0xE4), IsAntialias = true };
        canvas.Save();
        canvas.Translate(width / 2, height / 2);
        canvas.RotateDegrees(-30);
        canvas.DrawText("РЕПЕТИЦИЯ", 0, 12, SKTextAlign.Center, font, paint);
        canvas.Restore();
        Text(width / 2, 7, "РЕПЕТИЦИЯ. Учебный документ, силы не имеет", new TextStyle(9, true, Align.Center));
    }

    public static float Measure(string text, TextStyle style)
    {
        using var font = Font(style);
        return font.MeasureText(text);
    }

    public static float LineHeight(TextStyle style) => style.Points * MillimetresPerPoint * LineSpacing;

    /// <summary>Breaks text at spaces, and a word that is wider than the line after its hyphens; what is wider still stays whole.</summary>
    public static List<string> Wrap(string text, float room, TextStyle style)
    {
        var lines = new List<string>();
        var line = string.Empty;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var glue = line.Length == 0 ? string.Empty : " ";
            foreach (var piece in Pieces(word, room, style))
            {
                if (line.Length > 0 && Measure(line + glue + piece, style) > room)
                {
                    lines.Add(line);
                    line = piece;
                }
                else
                {
                    line += glue + piece;
                }

                glue = string.Empty;
            }
        }

        if (line.Length > 0)
        {
            lines.Add(line);
        }

        return lines;
    }

    /// <summary>The word whole, or what lies between its hyphens when it is wider than a line.</summary>
    private static IEnumerable<string> Pieces(string word, float room, TextStyle style)
    {
        if (Measure(word, style) <= room)
        {
            return [word];
        }

        var parts = word.Split('-');
        return parts.Select((part, i) => i < parts.Length - 1 ? part + "-" : part).Where(part => part.Length > 0);
    }

    private static SKPaint Stroke(float thickness) => new()
    {
        Color = SKColors.Black,
        IsStroke = true,
        StrokeWidth = thickness,
        IsAntialias = true,
    };

    private static SKPaint Ink(TextStyle style) => new() { Color = style.Gray ? new SKColor(0x55, 0x55, 0x55) : SKColors.Black, IsAntialias = true };

    private static SKFont Font(TextStyle style) => new(style.Bold ? FormFonts.Bold : FormFonts.Regular, style.Points * MillimetresPerPoint)
    {
        Subpixel = true,
        LinearMetrics = true,
        Hinting = SKFontHinting.None,
    };
}
