using Itog.Exam.Forms;
using SkiaSharp;

namespace Itog.Exam.Exports;

/// <summary>The specialised form of results as a PDF, A4 across, in the layout of 001 appendix 10. Goes on over as many sheets as it needs. Pure.</summary>
public static class ResultFormDocument
{
    private const float Left = 10;

    private const float Right = 287;

    private const float Top = 43;

    private const float HeadHeight = 27;

    private const float Bottom = 196;

    private const float Criterion = 5;

    private const float Sum = 6;

    private static readonly TextStyle Small = new(7.5f, Align: Align.Center);

    public static byte[] Render(ResultForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        var columns = Columns(form);
        var rows = form.Rows.Select((row, i) => Cells(form, row, i + 1)).ToList();
        var table = new FormTable(Left, columns, HeadHeight, 6.5f, new TextStyle(8)) { Head = (page, top) => DrawColumns(page, top, form, columns) };
        var sheets = table.Spread(rows, Bottom - Top, Bottom - Top);
        return FormDocument.Landscape(form.Titles.ResultForm.Value, [.. sheets.Select((sheet, n) => (Action<FormPage>)(page =>
        {
            DrawHead(page, form);
            table.Draw(page, Top, rows, sheet);
            FormHead.SheetNumber(page, Right, n, sheets.Count);
        }))], form.Place.Rehearsal);
    }

    private static List<FormColumn> Columns(ResultForm form)
    {
        var scores = form.CriteriaSet.Blocks
            .SelectMany(block => block.Criteria.Select(c => new FormColumn(c.Code, Criterion, Align.Center)).Append(new FormColumn("Итого", Sum, Align.Center)))
            .ToList();
        List<FormColumn> columns =
        [
            new("№ п/п", 8, Align.Center), new("ФИО участника", 48), new("Класс", 9, Align.Center), new("Номер аудитории", 11, Align.Center),
            new("Серия", 11, Align.Center), new("Номер", 15, Align.Center), new("Номер варианта", 11, Align.Center), new("Резерв", 6, Align.Center), new("Неявка", 6, Align.Center),
            .. scores,
            new("Общий балл", 8, Align.Center), new("Зачет", 13, Align.Center), new("ФИО эксперта", 0),
        ];
        columns[^1] = columns[^1] with { Width = Right - Left - columns.Sum(c => c.Width) };
        return columns;
    }

    private static string[] Cells(ResultForm form, ResultFormRow row, int number) =>
    [
        FormHead.Number(number), row.FullName, row.Class, row.AuditoriumNumber, row.DocumentSeries ?? string.Empty, row.DocumentNumber,
        FormHead.Number(row.VariantNumber), row.Reserve ? "+" : string.Empty, string.Empty,
        .. form.CriteriaSet.Blocks.SelectMany(block => block.Criteria.Select(c => Score(row, c.Code)).Append(FormHead.Number(ResultFields.SubtotalOf(row.Sheet, block)))),
        FormHead.Number(row.Sheet?.Total),
        row.Sheet?.Passed switch { true => "зачет", false => "незачет", null => row.Removed ? "удален" : row.Unfinished ? "не завершил" : string.Empty },
        row.ExpertName,
    ];

    private static string Score(ResultFormRow row, string code) =>
        row.Sheet is { } sheet && !sheet.Scale.Scores(code) ? "–" : FormHead.Number(ResultFields.ScoreOf(row.Sheet, code));

    private static void DrawHead(FormPage page, ResultForm form)
    {
        FormHead.Title(page, 8, form.Titles.ResultForm.Value, 12);
        var style = new TextStyle(10);
        page.RuledField(Left, 29, 50, "Регион", form.Place.Region, style);
        page.RuledField(56, 29, 100, "Код предмета", ResultForm.SubjectCode, style);
        page.RuledField(106, 29, Right, "Наименование предмета", form.Titles.SubjectName.Value, style);
        page.RuledField(Left, 38, 80, "Код ОО", form.Place.SchoolCode, style);
        page.RuledField(86, 38, 150, "Код МСУ", form.Place.MunicipalityCode, style);
        page.RuledField(156, 38, Right, "Дата проведения", FormHead.Date(form.Place.Date), style);
    }

    // Upright headings over wide columns, turned ones over narrow; numbers and codes over the criteria, as the paper form has them.
    private static void DrawColumns(FormPage page, float top, ResultForm form, List<FormColumn> columns)
    {
        var x = Left;
        var codes = form.CriteriaSet.Criteria.Select(c => c.Code).ToList();
        for (var i = 0; i < columns.Count; i++)
        {
            var column = columns[i];
            var box = SKRect.Create(x, top, column.Width, HeadHeight);
            if (column.Title == "Серия")
            {
                page.Cell(SKRect.Create(x, top, column.Width + columns[i + 1].Width, 8), "Документ", Small);
            }

            if (column.Title is "Серия" or "Номер")
            {
                page.Cell(SKRect.Create(x, top + 8, column.Width, HeadHeight - 8), column.Title, Small);
            }
            else if (codes.IndexOf(column.Title) is var criterion and >= 0)
            {
                page.Cell(SKRect.Create(x, top, column.Width, 8), FormHead.Number(criterion + 1), Small, padding: 0);
                page.Cell(SKRect.Create(x, top + 8, column.Width, HeadHeight - 8), column.Title, Small with { Bold = true }, padding: 0);
            }
            else if (column.Width < 13 && column.Title != "Класс")
            {
                page.VerticalCell(box, column.Title, Small);
            }
            else
            {
                page.Cell(box, column.Title, Small with { Bold = true });
            }

            x += column.Width;
        }
    }
}
