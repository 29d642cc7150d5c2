using Itog.Exam.Forms;

namespace Itog.Exam.Tests.Forms;

public class AuditoriumRegisterFormTests
{
    [Fact]
    public void Prints_the_columns_of_IS_02()
    {
        var text = PdfText.Of(AuditoriumRegisterForm.Render(FormSamples.Register(4)));
        text.Should().ContainAll(
            "Ведомость учета проведения итогового собеседования в аудитории",
            "ИС-02",
            "Код МСУ",
            "Код ОО",
            "2 6 0 1 1 7",
            "Предмет: Итоговое собеседование по русскому языку",
            "Дата: 11.02.2026",
            "ФИО участника",
            "Класс",
            "Соколова Елена Викторовна",
            "ФИО собеседника",
            "Лист 1 из 1");
        text.Should().Contain("09:00 09:15").And.Contain("100003");
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(12, 1)]
    [InlineData(13, 2)]
    [InlineData(30, 3)]
    public void Goes_on_over_as_many_sheets_as_it_needs_and_loses_nobody(int rows, int sheets)
    {
        var pdf = AuditoriumRegisterForm.Render(FormSamples.Register(rows));
        PdfText.Pages(pdf).Should().Be(sheets);
        for (var i = 0; i < rows; i++)
        {
            PdfText.Of(pdf, (i / 12) + 1).Should().Contain($"1000{i:00}");
        }

        PdfText.Of(pdf, sheets).Should().Contain($"Лист {sheets} из {sheets}").And.Contain("ФИО собеседника");
    }

    [Fact]
    public void Names_below_the_table_of_each_sheet_who_was_beside_its_participants()
    {
        var record = FormSamples.Register(14);
        var rows = record.Rows.Select((row, i) => i is 1 or 13 ? row with { Beside = $"сурдопереводчик Переводова-{i} Вера Ильинична" } : row).ToList();

        var pdf = AuditoriumRegisterForm.Render(record with { Rows = rows });

        PdfText.Of(pdf, 1).Should().Contain("При участниках присутствовали — № 2: сурдопереводчик Переводова-1 Вера Ильинична.").And.NotContain("Переводова-13");
        PdfText.Of(pdf, 2).Should().Contain("При участниках присутствовали — № 14: сурдопереводчик Переводова-13 Вера Ильинична.");
        PdfText.Of(AuditoriumRegisterForm.Render(record)).Should().NotContain("присутствовали", "most have nobody beside them");
    }

    [Fact]
    public void Embeds_its_fonts() =>
        PdfText.Fonts(AuditoriumRegisterForm.Render(FormSamples.Register(2))).Should().OnlyContain(f => f.Contains("yes yes yes", StringComparison.Ordinal));
}
