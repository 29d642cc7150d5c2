using Itog.Exam.Scoring;
using SkiaSharp;

namespace Itog.Exam.Forms;

/// <summary>The expert's protocol as a PDF of one page, in the layout of 004 appendix 9. Pure: the same record gives the same bytes.</summary>
public static class ExpertProtocolForm
{
    private const float Left = 20;

    private const float Right = 195;

    private const float LabelWidth = 62;

    private const float Row = 5.6f;

    private static readonly TextStyle Plain = new(10);

    private static readonly TextStyle Strong = new(10, true);

    public static byte[] Render(ExpertProtocolRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return FormDocument.Portrait(record.Titles.ExpertProtocol.Value, [page => Draw(page, record)], record.Rehearsal);
    }

    private static void Draw(FormPage page, ExpertProtocolRecord record)
    {
        var y = DrawTables(page, record.CriteriaSet, record.Sheet, DrawHead(page, record, 18));
        y = DrawMark(page, record.Titles.ProtocolEarlyEnd.Value, record.EarlyEnd, y + 4.5f);
        y = DrawMark(page, record.Titles.ProtocolRemoved.Value, record.Removed, y + 2.5f);
        DrawSignature(page, record, y + 9);
    }

    /// <summary>The tables of all criteria and of what they come to; the answer is their lower edge.</summary>
    internal static float DrawTables(FormPage page, CriteriaSet set, ScoreSheet? sheet, float y)
    {
        foreach (var group in set.Groups)
        {
            var blocks = set.Blocks.Where(b => b.Criteria.Any(c => group.Codes.Contains(c.Code))).ToList();
            foreach (var block in blocks)
            {
                y = DrawBlock(page, sheet, block, y);
            }

            if (blocks.Count > 1)
            {
                y = DrawSubtotal(page, sheet, group, y);
            }
        }

        return DrawResults(page, set, sheet, y + 1);
    }

    private static float DrawHead(FormPage page, ExpertProtocolRecord record, float y)
    {
        // The form prints «Протокол» on a line of its own.
        var title = record.Titles.ExpertProtocol.Value;
        var space = title.IndexOf(' ', StringComparison.Ordinal);
        page.Text(page.Width / 2, y, title[..space], new TextStyle(13, true, Align.Center));
        page.Text(page.Width / 2, y + 6, title[(space + 1)..], new TextStyle(13, true, Align.Center));
        page.RuledField(Left, y + 15.5f, Right, "ФИО участника:", record.ParticipantName, new TextStyle(11));
        var fields = y + 24;
        page.RuledField(Left, fields, 62, "Класс:", record.Class, new TextStyle(11));
        page.RuledField(70, fields, 128, "Номер аудитории:", record.AuditoriumNumber, new TextStyle(11));
        page.RuledField(136, fields, Right, "Номер варианта:", record.VariantNumber?.ToString(Russian.Culture) ?? string.Empty, new TextStyle(11));
        return fields + 7;
    }

    private static float DrawBlock(FormPage page, ScoreSheet? sheet, ScoreBlock block, float y)
    {
        page.Text(Left, y, block.Title, Strong);
        y += 1.8f;
        var cells = block.Criteria.Count + 1;
        var cell = (Right - Left - LabelWidth) / 6;
        DrawRow(page, y, "Название критерия", [.. block.Criteria.Select(c => c.Code), "Итого"], cell, cells, Strong);
        DrawRow(page, y + Row, "Максимальный балл", [.. block.Criteria.Select(c => Number(c.Max)), Number(block.Max)], cell, cells, Plain);
        DrawRow(page, y + (2 * Row), "Балл, выставленный участнику", [.. block.Criteria.Select(c => Score(sheet, c.Code)), Sum(sheet, block)], cell, cells, Strong);
        return y + (3 * Row) + 5.6f;
    }

    private static void DrawRow(FormPage page, float y, string label, IReadOnlyList<string> values, float cell, int cells, TextStyle style)
    {
        page.Cell(SKRect.Create(Left, y, LabelWidth, Row), label, Plain, padding: 1.5f);
        for (var i = 0; i < cells; i++)
        {
            page.Cell(SKRect.Create(Left + LabelWidth + (i * cell), y, cell, Row), values[i], style.Centered);
        }
    }

    private static float DrawSubtotal(FormPage page, ScoreSheet? sheet, ScoreGroup group, float y)
    {
        y -= 3.4f;
        var value = 18f;
        var label = 62f;
        page.Cell(SKRect.Create(Left, y, LabelWidth, 2 * Row), $"Итого за {Lower(group.Title)}:", Strong, padding: 1.5f);
        page.Cell(SKRect.Create(Left + LabelWidth, y, label, Row), "Максимум", Plain, padding: 1.5f);
        page.Cell(SKRect.Create(Left + LabelWidth + label, y, value, Row), Number(group.Max), Plain.Centered);
        page.Cell(SKRect.Create(Left + LabelWidth, y + Row, label, Row), "Балл, выставленный участнику", Plain, padding: 1.5f);
        page.Cell(SKRect.Create(Left + LabelWidth + label, y + Row, value, Row), Subtotal(sheet, group), Strong.Centered);
        return y + (2 * Row) + 6.4f;
    }

    private static float DrawResults(FormPage page, CriteriaSet set, ScoreSheet? sheet, float y)
    {
        page.Text(Left, y, "Результаты оценивания итогового собеседования:", Strong);
        y += 1.8f;
        const float label = 40;
        const float result = 17;
        var groups = set.Groups;
        var cell = (Right - Left - label - (2 * result)) / (groups.Count + 1);
        const float head = 10;
        page.Box(SKRect.Create(Left, y, label, head));
        for (var i = 0; i <= groups.Count; i++)
        {
            var x = Left + label + (i * cell);
            var isTotal = i == groups.Count;
            page.Cell(SKRect.Create(x, y, cell, head), isTotal ? "Итоговое собеседование" : groups[i].Title, Plain.Centered);
            page.Cell(SKRect.Create(x, y + head, cell, Row), Number(isTotal ? set.Max : groups[i].Max), Plain.Centered);
            var score = isTotal ? Number(sheet?.Total) : Subtotal(sheet, groups[i]);
            page.Cell(SKRect.Create(x, y + head + Row, cell, head), score, (Strong with { Points = 12 }).Centered);
        }

        page.Cell(SKRect.Create(Left, y + head, label, Row), "Максимальный балл", Plain, padding: 1.5f);
        page.Cell(SKRect.Create(Left, y + head + Row, label, head), "Балл, выставленный участнику", Plain, padding: 1.5f);
        var results = Right - (2 * result);
        page.Cell(SKRect.Create(results, y, 2 * result, head / 2), "Результат", Plain.Centered);
        DrawVerdict(page, results, y, "Зачет", sheet?.Passed == true);
        DrawVerdict(page, results + result, y, "Незачет", sheet?.Passed == false);
        return y + (2 * head) + Row;

        static void DrawVerdict(FormPage page, float x, float y, string title, bool marked)
        {
            page.Cell(SKRect.Create(x, y + (head / 2), result, head / 2), title, Plain.Centered);
            page.Box(SKRect.Create(x, y + head, result, Row + head));
            page.Mark(x + ((result - 6) / 2), y + head + ((Row + head - 6) / 2), marked, 6);
        }
    }

    private static float DrawMark(FormPage page, string text, bool marked, float y)
    {
        page.Cell(new SKRect(Left, y, Right - 10, y + 5), text, Plain, border: false, padding: 0);
        page.Mark(Right - 5, y, marked);
        return y + 5;
    }

    private static void DrawSignature(FormPage page, ExpertProtocolRecord record, float y)
    {
        var date = record.Signature?.At.ToString("dd.MM.yyyy", Russian.Culture) ?? string.Empty;
        page.Cell(new SKRect(Left, y - 5, 92, y + 1), record.ExpertName, new TextStyle(10, true, Align.Center), border: false);
        page.Cell(new SKRect(162, y - 5, Right, y + 1), date, new TextStyle(10, true, Align.Center), border: false);
        page.Line(Left, y + 1, 92, y + 1);
        page.Line(98, y + 1, 156, y + 1);
        page.Line(162, y + 1, Right, y + 1);
        var caption = new TextStyle(8, Align: Align.Center);
        page.Text(56, y + 4.4f, "ФИО эксперта", caption);
        page.Text(127, y + 4.4f, "Подпись", caption);
        page.Text(178.5f, y + 4.4f, "Дата", caption);
        if (record.Signature is not { } signature)
        {
            page.Text(127, y, "черновик, не подписан", new TextStyle(9, Align: Align.Center, Gray: true));
            return;
        }

        page.Text(127, y, "подписано электронно", new TextStyle(9, Align: Align.Center));
        var stamp = SKRect.Create(Left, y + 7, Right - Left, 10.5f);
        page.Box(stamp, 0.3f);
        var moment = signature.At.ToString("dd.MM.yyyy HH:mm:ss 'UTC'zzz", Russian.Culture);
        page.Text(stamp.Left + 2.5f, stamp.Top + 4.3f, $"Электронная подпись эксперта: {moment}", new TextStyle(8.5f, true));
        page.Text(stamp.Left + 2.5f, stamp.Top + 8.4f, $"SHA-256: {signature.Hash}", new TextStyle(8));
        if (record.CorrectionReason is { } reason)
        {
            var note = $"Исправленный протокол, версия {record.Version.ToString(Russian.Culture)}. Причина: {reason}";
            page.Cell(new SKRect(Left, stamp.Bottom + 0.5f, Right, stamp.Bottom + 5.5f), note, new TextStyle(8), border: false, padding: 0);
        }
    }

    /// <summary>The counted score; a dash when the participant's scale does not score the criterion.</summary>
    private static string Score(ScoreSheet? sheet, string code) => sheet is null ? string.Empty
        : !sheet.Scale.Scores(code) ? "–"
        : sheet.Scores.TryGetValue(code, out var score) ? Number(score)
        : string.Empty;

    /// <summary>The sum of a table; a dash when the scale scores nothing in it.</summary>
    private static string Sum(ScoreSheet? sheet, ScoreBlock block) => sheet is null ? string.Empty
        : block.Criteria.Any(c => sheet.Scale.Scores(c.Code)) ? Number(sheet.BlockTotal(block.Task))
        : "–";

    /// <summary>The sum of a group; a dash when the scale scores nothing in it.</summary>
    private static string Subtotal(ScoreSheet? sheet, ScoreGroup group) => sheet is null ? string.Empty
        : group.Codes.Any(sheet.Scale.Scores) ? Number(sheet.Subtotals[group.Id])
        : "–";

    private static string Number(int? number) => number?.ToString(Russian.Culture) ?? string.Empty;

    private static string Lower(string title) => char.ToLower(title[0], Russian.Culture) + title[1..];
}
