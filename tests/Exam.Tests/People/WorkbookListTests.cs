using Itog.Exam.People.Import;

namespace Itog.Exam.Tests.People;

public sealed class WorkbookListTests
{
    private static readonly string Head = Lists.Texts("Фамилия", "Имя", "Класс", "Номер", "Дата рождения");

    [Fact]
    public void Numbers_dates_and_shared_strings_come_as_people_typed_them()
    {
        using var file = Lists.Workbook(
            [Head, """<c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="C2" t="inlineStr"><is><r><t>9</t></r><r><t>А</t></r></is></c><c r="D2"><v>1.00001E5</v></c><c r="E2" s="1"><v>40242</v></c>"""],
            strings: ["Орлова", "Анна"]);

        var person = Lists.Plan(file).People.Should().ContainSingle().Subject.Entry;

        (person.FamilyName, person.GivenName, person.Class, person.DocumentNumber, person.BirthDate).Should().Be(("Орлова", "Анна", "9А", "100001", new DateOnly(2010, 3, 5)));
    }

    [Theory]
    [InlineData("""<c r="E2" s="2"><v>40242</v></c>""")]
    [InlineData("""<c r="E2" t="inlineStr"><is><t>05.03.2010</t></is></c>""")]
    [InlineData("""<c r="E2" t="inlineStr"><is><t>2010-03-05</t></is></c>""")]
    [InlineData("""<c r="E2" t="d"><v>2010-03-05T00:00:00</v></c>""")]
    public void A_date_is_read_in_each_of_its_forms(string cell)
    {
        using var file = Lists.Workbook([Head, Lists.Texts("Орлова", "Анна", "9А", "100001") + cell]);

        Lists.Plan(file).People.Should().ContainSingle().Which.Entry.BirthDate.Should().Be(new DateOnly(2010, 3, 5));
    }

    [Fact]
    public void A_formula_is_named_and_its_kept_value_not_taken()
    {
        using var file = Lists.Workbook([Head, Lists.Texts("Орлова", "Анна", "9А") + """<c r="D2"><f>A1&amp;"1"</f><v>100001</v></c>"""]);

        var plan = Lists.Plan(file);

        plan.People.Should().BeEmpty();
        plan.Faults.Should().Contain(f => f.Problem.Code == "cell-formula" && f.Cell == "D2");
    }

    [Fact]
    public void A_merged_cell_is_named_in_every_row_that_it_covers()
    {
        using var file = Lists.Workbook(
            [Head, Lists.Texts("Орлова", "Анна", "9А", "100001"), Lists.Texts("Беляев", "Кирилл", "", "100002")],
            """<mergeCells><mergeCell ref="C2:C3"/></mergeCells>""");

        var plan = Lists.Plan(file);

        plan.People.Should().ContainSingle().Which.Row.Should().Be(2);
        plan.Faults.Should().ContainSingle().Which.Should().Match<ImportFault>(f => f.Problem.Code == "cell-merged" && f.Cell == "C3");
    }

    [Fact]
    public void A_passport_that_lost_its_zero_is_not_mended_by_guess()
    {
        using var file = Lists.Workbook([
            Lists.Texts("Фамилия", "Имя", "Класс", "Вид документа", "Серия", "Номер"),
            Lists.Texts("Орлова", "Анна", "9А", "Паспорт гражданина РФ") + "<c><v>451</v></c><c><v>100001</v></c>"]);

        var fault = Lists.Plan(file).Faults.Should().ContainSingle().Subject;

        (fault.Problem.Code, fault.Cell).Should().Be(("passport-series", "E2"));
        fault.Problem.Detail.Should().Contain("ноль");
    }

    [Fact]
    public void A_torn_workbook_is_refused_and_nobody_of_it_taken()
    {
        using var whole = Lists.Workbook([Head, .. Enumerable.Range(0, 500).Select(i => Lists.Texts("Орлова", "Анна", "9А", $"1{i:00000}"))]);
        using var torn = new MemoryStream(whole.ToArray()[..^400]);

        Lists.Read(torn).Problem!.Code.Should().Be("list-unreadable");
    }
}
