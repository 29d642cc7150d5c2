using Itog.Exam.Exports;
using Itog.Exam.People;
using Itog.Exam.Readiness;

namespace Itog.Exam.Forms;

/// <summary>
/// The report of readiness for the processing centre [002 §40.2] as a PDF, and its participants as a table for spreadsheets. No source prints a form of it:
/// the layout is ours. Pure.
/// </summary>
public static class ReadinessForm
{
    private const string Title = "Отчёт о готовности к проведению итогового собеседования в дистанционной форме";

    private const float Left = 15;

    private const float Right = 282;

    private const float Bottom = 192;

    private const float NextTop = 18;

    private const float SignaturesHeight = 34;

    private static readonly TextStyle Body = new(9);

    private static readonly FormColumn[] CheckColumns = [new("Что проверено", 62), new("Состояние", 28, Align.Center), new("Сведения", 177)];

    private static readonly FormColumn[] StationColumns =
    [
        new("Аудитория", 24, Align.Center), new("Собеседник", 78), new("Участников", 22, Align.Center), new("Проверено", 28, Align.Center), new("Вывод", 34, Align.Center),
        new("Что исправить", 81),
    ];

    private static readonly FormColumn[] PeopleColumns =
    [
        new("№ п/п", 10, Align.Center), new("ФИО участника", 70), new("Класс", 14, Align.Center), new("Ауд.", 16, Align.Center), new("Проверено", 26, Align.Center),
        new("Вывод", 32, Align.Center), new("Что исправить", 63), new("Телефон", 36),
    ];

    public static byte[] Render(ReadinessReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var pages = new List<List<Action<FormPage>>> { new() };
        var y = 64f;
        pages[0].Add(page => DrawHead(page, report));
        y = Table(pages, y, "1. Что проверено", CheckColumns, [.. report.Checks.Select(c => new[] { c.Title, WordOf(c.State), c.Detail })]);
        y = Table(pages, y, "2. Рабочие места собеседников", StationColumns, [.. report.Stations.Select(s => new[]
        {
            s.Auditorium.Number, string.Join(", ", s.Interlocutors), FormHead.Number(s.Participants), When(report, s.Test), TestWords.Of(s.Test), Faults(s.Test),
        })]);
        y = Table(pages, y, "3. Пробные подключения участников", PeopleColumns, [.. report.Participants.Select((p, i) => new[]
        {
            FormHead.Number(i + 1), p.Person.FullName, p.Person.Class, p.Entry.Auditorium!.Number, When(report, p.Test), TestWords.Of(p.Test), Faults(p.Test), Phone(p.Person),
        })]);
        if (y + SignaturesHeight > Bottom)
        {
            pages.Add([]);
            y = NextTop;
        }

        var signatures = y;
        pages[^1].Add(page => DrawSignatures(page, signatures));
        return FormDocument.Landscape(Title, [.. pages.Select((steps, n) => (Action<FormPage>)(page =>
        {
            steps.ForEach(step => step(page));
            FormHead.SheetNumber(page, Right, n, pages.Count);
        }))], report.Day.Kind == ExamDayKind.Rehearsal);
    }

    /// <summary>The participants for a spreadsheet: the names of the columns, and a row each.</summary>
    public static byte[] Workbook(ReadinessReport report) =>
        TableXlsx.Write("Готовность", HeadOf(report), Names, [.. Rows(report)]);

    /// <inheritdoc cref="Workbook"/>
    public static byte[] Csv(ReadinessReport report) => TableCsv.Write(Names, Rows(report));

    private static readonly string[] Names =
    [
        "ФИО", "Класс", "Аудитория", "Подключение", "Проверено", "Вывод", "Что исправить", "Путь", "Задержка, мс", "Потери, %", "Голос, дБ", "Шум, дБ", "Телефон", "Телефон родителя",
    ];

    private static IReadOnlyList<ResultField> HeadOf(ReadinessReport report) =>
    [
        ResultField.Of("Образовательная организация", $"{report.School.Name} ({report.School.Code})"),
        ResultField.Of("Дата экзамена", FormHead.Date(report.Day.Date)),
        ResultField.Of("Составлен", Moment(report, report.At)),
        ResultField.Of("Участников", report.Participants.Count),
        ResultField.Of("Всё готово", report.Count(TestGrade.Ready)),
        ResultField.Of("Готовы с замечаниями", report.Count(TestGrade.Doubtful)),
        ResultField.Of("Не готовы", report.Count(TestGrade.NotReady)),
        ResultField.Of("Не проверены", report.Count(null)),
    ];

    private static IEnumerable<IReadOnlyList<ResultField>> Rows(ReadinessReport report) => report.Participants.Select(p =>
    {
        var figures = p.Test?.Figures;
        string[] cells =
        [
            p.Person.FullName, p.Person.Class, p.Entry.Auditorium!.Number, Moment(report, p.Entry.ScheduledAt), When(report, p.Test), TestWords.Of(p.Test), Faults(p.Test),
            figures?.Path switch { TestPath.Udp => "UDP", TestPath.Tcp => "TCP", TestPath.Relay => "TURN", _ => "" },
            Figure(figures?.RoundTripMs), Figure(figures?.LossUpPercent), Figure(figures?.LoudDecibels), Figure(figures?.FloorDecibels),
            p.Person.Phone ?? "", p.Person.ParentPhone ?? "",
        ];
        return (IReadOnlyList<ResultField>)[.. cells.Select((cell, i) => ResultField.Of(Names[i], cell))];
    });

    private static void DrawHead(FormPage page, ReadinessReport report)
    {
        FormHead.Codes(page, Left, 16, FormPlace.Of(report.Day));
        var y = FormHead.Title(page, 20, Title, 13);
        var field = new TextStyle(10);
        page.RuledField(Left, y + 8, 190, "Образовательная организация:", report.School.Name, field);
        page.RuledField(195, y + 8, Right, "Дата экзамена:", FormHead.Date(report.Day.Date), field);
        page.RuledField(Left, y + 16, 190, "Участников:", Summary(report), field);
        page.RuledField(195, y + 16, Right, "Составлен:", Moment(report, report.At), field);
        if (report.Due is { On: { } due })
        {
            page.Text(Left, y + 22, $"Пробные подключения проводят и сообщают о готовности не позднее {FormHead.Date(due)} ({report.Regulation.Cite(report.Due.Deadline.Clause)}).", new TextStyle(8, Gray: true));
        }
    }

    private static string Summary(ReadinessReport report) => string.Create(
        Russian.Culture,
        $"{report.Participants.Count}; всё готово — {report.Count(TestGrade.Ready)}, с замечаниями — {report.Count(TestGrade.Doubtful)}, не готовы — {report.Count(TestGrade.NotReady)}, не проверены — {report.Count(null)}");

    /// <summary>Lays a table under its title over as many sheets as it needs; the answer is its lower edge on the last of them.</summary>
    private static float Table(List<List<Action<FormPage>>> pages, float top, string title, FormColumn[] columns, IReadOnlyList<string[]> rows)
    {
        if (top + 30 > Bottom)
        {
            pages.Add([]);
            top = NextTop;
        }

        pages[^1].Add(page => page.Text(Left, top, title, new TextStyle(10.5f, true)));
        var table = new FormTable(Left, columns, 8, 6, Body);
        var sheets = table.Spread(rows, Bottom - top - 3, Bottom - NextTop);
        var y = top + 3;
        for (var n = 0; n < sheets.Count; n++)
        {
            if (n > 0)
            {
                pages.Add([]);
                y = NextTop;
            }

            var (from, sheet) = (y, sheets[n]);
            pages[^1].Add(page => table.Draw(page, from, rows, sheet));
            y = from + 8 + sheet.Heights.Sum();
        }

        return y + 9;
    }

    private static void DrawSignatures(FormPage page, float top)
    {
        FormHead.Signature(page, Left, 200, top + 6, "Ответственный организатор", string.Empty);
        FormHead.Signature(page, Left, 200, top + 20, "Технический специалист", string.Empty);
    }

    private static string WordOf(CheckState state) => state switch
    {
        CheckState.Ready => "готово",
        CheckState.Warning => "проверьте",
        _ => "не готово",
    };

    private static string When(ReadinessReport report, TestCall? test) => test is null ? "—" : Moment(report, test.At);

    private static string Moment(ReadinessReport report, DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, report.School.TimeZone).ToString("dd.MM.yyyy HH:mm", Russian.Culture);

    private static string Faults(TestCall? test) => test is null ? string.Empty : string.Join(", ", test.Faults.Select(TestWords.Of));

    private static string Phone(Participant person) => person.ParentPhone ?? person.Phone ?? "нет";

    private static string Figure(double? value) => value?.ToString("0.#", Russian.Culture) ?? string.Empty;
}
