using Itog.Exam.Scoring;
using SkiaSharp;

namespace Itog.Exam.Forms;

/// <summary>
/// The protocol of a recheck as a PDF of two pages: the criteria as the expert's protocol has them, then what it came to and who signs; no source draws it
/// [001 §13.3]. Pure.
/// </summary>
public static class RecheckProtocolForm
{
    private const float Left = 20;

    private const float Right = 195;

    private static readonly TextStyle Plain = new(11);

    public static byte[] Render(RecheckProtocolRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return FormDocument.Portrait(record.Title, [page => DrawScores(page, record), page => DrawResult(page, record)]);
    }

    private static void DrawScores(FormPage page, RecheckProtocolRecord record)
    {
        FormHead.Codes(page, Left, 20, record.Place);
        var y = FormHead.SplitTitle(page, 26, record.Title) + 8;
        page.RuledField(Left, y, 110, "ФИО участника:", record.ParticipantName, Plain);
        page.RuledField(114, y, 138, "Класс:", record.Class, Plain);
        page.RuledField(142, y, Right, "Дата экзамена:", FormHead.Date(record.Place.Date), Plain);
        page.RuledField(Left, y + 9, 110, "Код записи:", record.Code, Plain);
        page.RuledField(114, y + 9, Right, "Номер варианта:", FormHead.Number(record.VariantNumber), Plain);
        ExpertProtocolForm.DrawTables(page, record.CriteriaSet, record.Sheet, y + 17);
        FormHead.SheetNumber(page, Right, 0, 2);
    }

    private static void DrawResult(FormPage page, RecheckProtocolRecord record)
    {
        var y = page.Paragraph(
            Left, 20, Right - Left,
            $"Аудиозапись устного ответа прослушана без имени участника, под кодом {record.Code}, и оценена по тем же критериям, что и при первой проверке. Перепроверяла: {record.Commission}.",
            Plain) + 5;
        page.RuledField(Left, y + 5, 100, "Баллов при первой проверке:", FormHead.Number(record.FirstTotal), Plain);
        page.RuledField(104, y + 5, Right, "Баллов при повторной проверке:", FormHead.Number(record.Sheet?.Total), Plain);
        y += 14;
        if (record.UnscorableBecause is { } because)
        {
            y = page.Paragraph(Left, y, Right - Left, $"Запись оценить нельзя: {because}", Plain) + 6;
        }
        else
        {
            page.Text(Left, y + 4.3f, "Результат:", Plain with { Bold = true });
            Verdict(page, 48, y, record.Sheet?.Passed == true, "зачёт (результат изменён)");
            Verdict(page, 112, y, record.Sheet?.Passed == false, "незачёт (результат не изменён)");
            y += 14;
        }

        FormHead.Signature(page, Left, Right, y + 10, "Эксперт, проводивший повторную проверку", record.RecheckerName);
        y += 18;
        if (record.Signature is { } signature)
        {
            page.Box(SKRect.Create(Left, y, Right - Left, 10.5f), 0.3f);
            page.Text(Left + 2.5f, y + 4.3f, $"Электронная подпись: {signature.At.ToString("dd.MM.yyyy HH:mm:ss 'UTC'zzz", Russian.Culture)}", new TextStyle(8.5f, true));
            page.Text(Left + 2.5f, y + 8.4f, $"SHA-256: {signature.Hash}", new TextStyle(8));
            y += 14;
        }

        foreach (var member in record.Members)
        {
            y += 14;
            FormHead.Signature(page, Left, Right, y, "Член комиссии", member);
        }

        page.RuledField(Left, y + 16, Right, "Утверждено:", record.Decision ?? string.Empty, Plain);
        FormHead.SheetNumber(page, Right, 1, 2);
    }

    private static void Verdict(FormPage page, float x, float y, bool marked, string text)
    {
        page.Mark(x, y, marked);
        page.Text(x + 7, y + 4.3f, text, Plain);
    }
}
