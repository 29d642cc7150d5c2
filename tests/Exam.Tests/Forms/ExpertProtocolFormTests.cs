using Itog.Exam.Forms;
using Itog.Exam.People;

namespace Itog.Exam.Tests.Forms;

public class ExpertProtocolFormTests
{
    [Fact]
    public void Prints_the_official_texts_on_one_page()
    {
        var pdf = ExpertProtocolForm.Render(FormSamples.Protocol());
        PdfText.Pages(pdf).Should().Be(1);
        PdfText.Of(pdf).Should().ContainAll(
            "Протокол эксперта по оцениванию ответов участников итогового собеседования",
            "ФИО участника: Константинопольская-Преображенская Александра Вячеславовна",
            "Класс: 9А",
            "Номер аудитории: 0101",
            "Номер варианта: 102",
            "Задание 1. Чтение текста вслух",
            "Название критерия Ч1 Ч2 Ч3 Итого",
            "Максимальный балл 1 1 1 3",
            "Задание 2. Подробный пересказ текста с включением приведенного высказывания",
            "Название критерия П1 П2 П3 Итого",
            "Итого за задания 1 и 2:",
            "Задание 3. Монологическое высказывание",
            "Название критерия М1 М2 Итого",
            "Задание 4. Участие в диалоге",
            "Название критерия Д1 Итого",
            "Максимальный балл 3 3",
            "Итого за задания 3 и 4:",
            "Грамотность речи в целом по заданиям 1–4",
            "Название критерия Р1 Р2 Р3 Р4 Итого",
            "Балл, выставленный участнику 2 2 1 1 6",
            "Результаты оценивания итогового собеседования:",
            "Максимальный балл 7 6 7 20",
            "Балл, выставленный участнику 7 6 6 19",
            "Не завершил итоговое собеседование по русскому языку по объективным причинам",
            "Удален с итогового собеседования по русскому языку за нарушение требований Порядка",
            "Морозова Ирина Павловна",
            "11.02.2026 09:41:05 UTC+03:00",
            "SHA-256: 9f86d081884c7d65").And.NotContain("ПМПК", "the expert's data on it are not printed [D14]");
    }

    [Fact]
    public void Embeds_its_fonts()
    {
        var fonts = PdfText.Fonts(ExpertProtocolForm.Render(FormSamples.Protocol()));
        fonts.Should().HaveCount(2).And.OnlyContain(f => f.Contains("LiberationSerif", StringComparison.Ordinal) && f.Contains("yes yes yes", StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_record_gives_the_same_bytes() =>
        ExpertProtocolForm.Render(FormSamples.Protocol()).Should().Equal(ExpertProtocolForm.Render(FormSamples.Protocol()));

    [Fact]
    public void Prints_no_score_of_an_attempt_that_is_not_scored()
    {
        var text = PdfText.Of(ExpertProtocolForm.Render(FormSamples.Protocol() with { Sheet = null, Removed = true, Signature = null }));
        text.Should().Contain("Балл, выставленный участнику Задание 2").And.Contain("черновик, не подписан").And.NotContain("19");
    }

    [Fact]
    public void Puts_a_dash_where_the_scale_scores_nothing()
    {
        var text = PdfText.Of(ExpertProtocolForm.Render(FormSamples.Protocol(category: ParticipantCategory.DevelopmentalDelay)));
        text.Should().Contain("Балл, выставленный участнику 1 – – 1").And.Contain("Балл, выставленный участнику – – – – –");
    }

    [Theory]
    [InlineData(ParticipantCategory.AutismSpectrum, "Балл, выставленный участнику 1 6 – 7")]
    [InlineData(ParticipantCategory.DeafSigning, "Балл, выставленный участнику 4 6 – 10")]
    [InlineData(ParticipantCategory.BlindWithoutBraille, "Балл, выставленный участнику – 6 5 11")]
    [InlineData(ParticipantCategory.LowVision, "Балл, выставленный участнику 6 6 6 18")]
    public void Sums_only_what_the_scale_scores(ParticipantCategory category, string results)
    {
        var text = PdfText.Of(ExpertProtocolForm.Render(FormSamples.Protocol(category: category)));
        text.Should().Contain(results.Replace("Балл, выставленный участнику ", string.Empty, StringComparison.Ordinal));
    }

    [Fact]
    public void Follows_the_criteria_of_another_set()
    {
        var text = PdfText.Of(ExpertProtocolForm.Render(FormSamples.Protocol("stavropol-2024")));
        text.Should().Contain("Название критерия Р1 Р2 Р3 Р4 Р5 Итого").And.Contain("Максимальный балл 7 5 8 20");
    }

    [Fact]
    public void A_correction_says_so_with_its_reason()
    {
        var text = PdfText.Of(ExpertProtocolForm.Render(FormSamples.Protocol() with { Version = 2, CorrectionReason = "Ошибка при переносе балла" }));
        text.Should().Contain("Исправленный протокол, версия 2. Причина: Ошибка при переносе балла");
    }
}
