namespace Itog.Exam.Forms;

/// <summary>The act of destruction as a PDF [002 §66–67]; no source draws it. Goes on over as many sheets as its materials need. Pure.</summary>
public static class DestructionActForm
{
    private const float Left = 20;

    private const float Right = 195;

    private const float Bottom = 280;

    private const float Top = 92;

    private const float NextTop = 20;

    private static readonly FormColumn[] Columns =
    [
        new("№ п/п", 12, Align.Center), new("Наименование материалов", 88), new("Количество", 27, Align.Center), new("Способ уничтожения", 48),
    ];

    public static byte[] Render(DestructionActRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var rows = record.Materials.Select((m, i) => new[] { FormHead.Number(i + 1), m.Title, m.Quantity, m.Method }).ToList();
        var table = new FormTable(Left, Columns, 10, 8, new TextStyle(10.5f));
        var tail = 14 + (record.Commission.Count * 14);
        var sheets = table.Spread(rows, Bottom - Top, Bottom - NextTop, tail);
        return FormDocument.Portrait(record.Titles.DestructionAct.Value, [.. sheets.Select((sheet, n) => (Action<FormPage>)(page =>
        {
            if (n == 0)
            {
                DrawHead(page, record);
            }

            var y = table.Draw(page, n == 0 ? Top : NextTop, rows, sheet);
            if (n == sheets.Count - 1)
            {
                DrawCommission(page, y, record.Commission);
            }

            FormHead.SheetNumber(page, Right, n, sheets.Count);
        }))], record.Place.Rehearsal);
    }

    private static void DrawHead(FormPage page, DestructionActRecord record)
    {
        FormHead.Codes(page, Left, 20, record.Place);
        var y = FormHead.SplitTitle(page, 28, record.Titles.DestructionAct.Value) + 12;
        var field = new TextStyle(11);
        page.RuledField(Left, y, 140, "Образовательная организация:", record.Place.SchoolName, field, 10);
        page.RuledField(145, y, Right, "Дата акта:", FormHead.Date(record.ActDate), field);
        page.Paragraph(
            Left,
            y + 5,
            Right - Left,
            $"Комиссия в составе лиц, подписавших настоящий акт, составила его о том, что по истечении срока хранения (до {FormHead.Date(record.KeptUntil)}; {record.Ground}) уничтожены следующие материалы испытания «{record.Titles.SubjectName.Value}», проведённого {FormHead.Date(record.Place.Date)}. Способ уничтожения указан для каждого материала; средствами сервера уничтоженное восстановить нельзя.",
            field);
    }

    private static void DrawCommission(FormPage page, float y, IReadOnlyList<ActSigner> commission)
    {
        page.Text(Left, y + 9, "Члены комиссии:", new TextStyle(11, true));
        y += 10;
        foreach (var member in commission)
        {
            y += 14;
            FormHead.Signature(page, Left, Right, y, member.Office, member.Name);
        }
    }
}
