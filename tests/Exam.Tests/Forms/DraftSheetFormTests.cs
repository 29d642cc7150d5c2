using Itog.Exam.Forms;
using Itog.Exam.Writing;

namespace Itog.Exam.Tests.Forms;

/// <summary>A written answer on draft sheets [004 §6.7, 001 §9.6].</summary>
public class DraftSheetFormTests
{
    private static readonly DateTimeOffset Saved = new(2026, 2, 11, 9, 31, 7, TimeSpan.FromHours(3));

    [Fact]
    public void Prints_who_answered_every_word_and_by_what_hash_the_log_knows_it()
    {
        const string words = "Первый абзац.\n\nВторой абзац с «кавычками».";
        var pdf = DraftSheetForm.Render(Record(words));
        var text = PdfText.Of(pdf);
        text.Should().Contain("Черновик с письменным ответом участника").And.Contain("Орлова Анна Дмитриевна").And.Contain("Место для штампа")
            .And.Contain("Первый абзац. Второй абзац с «кавычками».").And.Contain("Сохранено 11.02.2026 09:31:07, редакция 31").And.Contain("подтверждено электронно");
        text.Replace(" ", string.Empty, StringComparison.Ordinal).Should().Contain(WrittenAnswers.HashOf(words));
        pdf.Should().Equal(DraftSheetForm.Render(Record(words)), "the same answer gives the same sheets");
    }

    [Fact]
    public void Goes_on_over_as_many_sheets_as_it_needs_and_breaks_what_has_no_spaces()
    {
        var pdf = DraftSheetForm.Render(Record(string.Join('\n', Enumerable.Range(1, 120).Select(n => $"Строка {n}.")) + "\n" + new string('ж', 400)));
        PdfText.Pages(pdf).Should().BeGreaterThan(2);
        PdfText.Of(pdf).Should().Contain("Строка 120.").And.Contain("Участник 0001");
        PdfText.Of(pdf).Count(c => c == 'ж').Should().BeGreaterThanOrEqualTo(400);
    }

    [Fact]
    public void Says_that_nothing_was_written() => PdfText.Of(DraftSheetForm.Render(Record(string.Empty))).Should().Contain("Ответ не написан.");

    private static DraftSheetRecord Record(string words) => new(
        FormSamples.Place, "0101", "Орлова Анна Дмитриевна", "0001", "9А", 2,
        [new DraftSheetAnswer(2, "Задание 2. Подробный пересказ", words, 31, Saved, WrittenAnswers.HashOf(words))], Saved);
}
