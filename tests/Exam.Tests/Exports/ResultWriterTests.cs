using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Itog.Exam.Exports;
using Itog.Exam.Tests.Forms;

namespace Itog.Exam.Tests.Exports;

/// <summary>The result form as files: each format says the same, and none of them can be made to compute something.</summary>
public class ResultWriterTests
{
    private static readonly XNamespace Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    [Fact]
    public void The_name_is_the_one_that_the_neighbouring_systems_expect()
    {
        ResultFileName.Of(FormSamples.Place).Should().Be("26002090-06-260117-017-20260211");
        ResultFileName.Of(FormSamples.Place with { Region = "Ставропольский край", MunicipalityCode = "17" }).Should().Be("26002090-06-260117-017-20260211");
    }

    [Fact]
    public void A_person_has_the_fields_of_the_B2P_record_with_five_subtotals()
    {
        var form = FormSamples.Results(1);
        ResultFields.Head(form).Select(f => (f.Name, f.Text)).Should().Equal(
            ("Регион", "26"), ("Код_ППЭ", "260117"), ("Код_предмета", "20"), ("Код_МСУ", "017"),
            ("Название_предмета", "Итоговое собеседование по русскому языку"), ("Дата", "11.02.2026"));
        ResultFields.Person(form, form.Rows[0]).Select(f => (f.Name, f.Text ?? f.Number?.ToString(CultureInfo.InvariantCulture))).Should().Equal(
            ("Фамилия", "Участников"), ("Имя", "Иван"), ("Отчество", "Номерович-1"), ("Класс", "9А"), ("Аудитория", "0101"), ("Документ_серия", "4512"),
            ("Документ_номер", "100000"), ("Номер_варианта", "101"), ("Резерв", null), ("Неявка", null),
            ("Ч1", "1"), ("Ч2", "1"), ("Ч3", "1"), ("Итого_задание_1", "3"), ("П1", "2"), ("П2", "1"), ("П3", "1"), ("Итого_задание_2", "4"),
            ("М1", "2"), ("М2", "1"), ("Итого_задание_3", "3"), ("Д1", "3"), ("Итого_задание_4", "3"),
            ("Р1", "2"), ("Р2", "2"), ("Р3", "1"), ("Р4", "1"), ("Итого_речь", "6"),
            ("Итоговый_балл", "19"), ("Зачёт", "зачёт"), ("ФИО_эксперта", "Морозова Ирина Павловна"), ("Не_закончил", null), ("Удалён", null), ("Код_участника", "0001"));
    }

    [Fact]
    public void Who_was_not_scored_has_a_mark_and_no_scores()
    {
        var form = FormSamples.Results(4);
        var unfinished = ResultFields.Person(form, form.Rows[2]).ToDictionary(f => f.Name);
        unfinished["Не_закончил"].Number.Should().Be(1);
        unfinished["Итоговый_балл"].Number.Should().BeNull();
        unfinished["Зачёт"].Text.Should().BeNull();
        ResultFields.Person(form, form.Rows[3]).Single(f => f.Name == "Удалён").Number.Should().Be(1);
    }

    [Fact]
    public void Csv_holds_a_line_a_person_with_a_mark_for_spreadsheets()
    {
        var bytes = new ResultCsv().Write(FormSamples.Results(21));
        bytes.Should().StartWith(Encoding.UTF8.GetPreamble());
        var lines = Encoding.UTF8.GetString(bytes.AsSpan(3)).Split("\r\n");
        lines.Should().HaveCount(1 + 21 + 1);
        lines[0].Should().StartWith("Регион;Код_ППЭ;Код_предмета;").And.EndWith(";Код_участника");
        lines[1].Should().StartWith("26;260117;20;017;").And.Contain(";Участников;Иван;Номерович-1;9А;0101;");
        lines.Should().OnlyContain(l => l.Length == 0 || l.Split(';', StringSplitOptions.None).Length == lines[0].Split(';', StringSplitOptions.None).Length);
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\"")]
    [InlineData("+7900", "'+7900")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("Иванов;Пётр", "\"Иванов;Пётр\"")]
    public void Csv_lets_no_text_become_a_formula_or_another_column(string name, string written)
    {
        var form = FormSamples.Results(1);
        form = form with { Rows = [form.Rows[0] with { FamilyName = name }] };
        Encoding.UTF8.GetString(new ResultCsv().Write(form)).Should().Contain($";{written};Иван;");
    }

    [Fact]
    public void Xml_has_pages_of_twenty()
    {
        var package = XDocument.Parse(Encoding.UTF8.GetString(new ResultXml().Write(FormSamples.Results(41)))).Root!;
        package.Elements("Страница").Select(p => p.Elements("Участник").Count()).Should().Equal(20, 20, 1);
        package.Elements("Страница").Should().OnlyContain(p => p.Element("Код_ППЭ")!.Value == "260117" && p.Element("Дата")!.Value == "11.02.2026");
        package.Descendants("Участник").First().Element("Итоговый_балл")!.Value.Should().Be("19");
        XDocument.Parse(Encoding.UTF8.GetString(new ResultXml().Write(FormSamples.Results(0)))).Root!.Elements("Страница").Should().ContainSingle();
    }

    [Fact]
    public void Xml_and_xlsx_stay_readable_whatever_a_name_holds()
    {
        var form = FormSamples.Results(1);
        form = form with { Rows = [form.Rows[0] with { FamilyName = "О'Нил <&> \u0001\"" }] };
        XDocument.Parse(Encoding.UTF8.GetString(new ResultXml().Write(form))).Descendants("Фамилия").Single().Value.Should().Be("О'Нил <&> \"");
        Cells(new ResultXlsx().Write(form)).Should().Contain("О'Нил <&> \"");
    }

    [Fact]
    public void Json_has_numbers_for_scores_and_readable_names()
    {
        var bytes = new ResultJson().Write(FormSamples.Results(3));
        Encoding.UTF8.GetString(bytes).Should().Contain("\"Фамилия\": \"Участников\"");
        var root = JsonDocument.Parse(bytes).RootElement;
        root.GetProperty("Код_МСУ").GetString().Should().Be("017");
        root.GetProperty("Участники").GetArrayLength().Should().Be(3);
        root.GetProperty("Участники")[0].GetProperty("Итоговый_балл").GetInt32().Should().Be(19);
        root.GetProperty("Участники")[2].GetProperty("Итоговый_балл").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Fact]
    public void Xlsx_is_a_workbook_whose_texts_are_texts_and_whose_scores_are_numbers()
    {
        var form = FormSamples.Results(30);
        form = form with { Rows = [form.Rows[0] with { GivenName = "=1+1" }, .. form.Rows.Skip(1)] };
        var bytes = new ResultXlsx().Write(form);
        var sheet = Part(bytes, "xl/worksheets/sheet1.xml");
        var rows = sheet.Descendants(Sheet + "row").ToList();
        rows.Should().HaveCount(6 + 1 + 30, "the head, the names of the columns and the persons; an empty row lies between");
        sheet.Descendants(Sheet + "f").Should().BeEmpty("no cell computes anything");
        var given = rows[7].Elements().Single(c => c.Attribute("r")!.Value == "B9");
        given.Attribute("t")!.Value.Should().Be("inlineStr");
        given.Value.Should().Be("=1+1");
        rows[7].Elements(Sheet + "c").Single(c => c.Attribute("r")!.Value == "H9").Element(Sheet + "v")!.Value.Should().Be("101");
        Part(bytes, "[Content_Types].xml").Root!.Name.LocalName.Should().Be("Types");
        Part(bytes, "xl/workbook.xml").Descendants(Sheet + "sheet").Single().Attribute("name")!.Value.Should().Be("Результаты");
    }

    [Fact]
    public void The_same_form_gives_the_same_bytes()
    {
        var form = FormSamples.Results(5);
        foreach (var writer in (IResultFormWriter[])[new ResultCsv(), new ResultJson(), new ResultXml(), new ResultXlsx()])
        {
            writer.Write(form).Should().Equal(writer.Write(form));
        }
    }

    private static IEnumerable<string> Cells(byte[] workbook) => Part(workbook, "xl/worksheets/sheet1.xml").Descendants(Sheet + "c").Select(c => c.Value);

    private static XDocument Part(byte[] workbook, string name)
    {
        using var archive = new ZipArchive(new MemoryStream(workbook));
        using var part = archive.GetEntry(name)!.Open();
        return XDocument.Load(part);
    }
}
