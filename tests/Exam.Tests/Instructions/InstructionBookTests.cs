using Itog.Exam.Instructions;
using Itog.Exam.Regulation;

namespace Itog.Exam.Tests.Instructions;

public sealed class InstructionBookTests
{
    private static readonly InstructionDay Day = new(new DateOnly(2026, 2, 11), new TimeOnly(9, 0), "+7 900 123-45-67");

    public static TheoryData<string, InstructionReader> Everything()
    {
        var data = new TheoryData<string, InstructionReader>();
        foreach (var pack in RegulationPacks.All)
        {
            foreach (var reader in Enum.GetValues<InstructionReader>())
            {
                data.Add(pack.Id, reader);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void Every_regulation_has_a_page_for_every_reader(string regulation, InstructionReader reader)
    {
        var instruction = Write(regulation, reader);

        instruction.Reader.Should().Be(reader);
        instruction.Regulation.Should().Be(RegulationPacks.Get(regulation).Title);
        instruction.Sections.Select(s => s.Place).Should().OnlyHaveUniqueItems().And.BeInAscendingOrder().And.Contain([InstructionPlace.Before, InstructionPlace.Answer, InstructionPlace.Trouble]);
        instruction.Sections.Should().OnlyContain(s => s.Lines.Count > 0);
        var lines = instruction.Sections.SelectMany(s => s.Lines).ToList();
        lines.Should().OnlyContain(l => l.Text.EndsWith('.') && !l.Text.Contains("  ", StringComparison.Ordinal));
        lines.Select(l => l.Text).Should().OnlyHaveUniqueItems();
        lines.Count.Should().BeLessThan(30, "it is one printed page");
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void Every_clause_names_a_document_that_the_regulation_knows(string regulation, InstructionReader reader)
    {
        var cited = Write(regulation, reader).Sections.SelectMany(s => s.Lines).Where(l => l.Document is not null).ToList();

        cited.Should().OnlyContain(l => RegulationPacks.Get(regulation).Sources.Values.Contains(l.Document) && !string.IsNullOrWhiteSpace(l.Clause) && !l.Clause.Contains('§'));
    }

    [Fact]
    public void Hours_follow_the_regulation()
    {
        TextOf("ru-2026", InstructionReader.Interlocutor).Should().Contain("не раньше 07:30");
        var pack = RegulationPacks.Get("ru-2026");
        var later = pack with { KimReleaseTime = pack.KimReleaseTime with { Value = new TimeOnly(8, 15) } };

        Text(InstructionBook.Write(InstructionReader.Interlocutor, later, Day)).Should().Contain("не раньше 08:15");
    }

    [Fact]
    public void A_participant_knows_his_document_his_time_and_what_follows_a_lost_link()
    {
        var pack = RegulationPacks.Get("ru-2026");
        var failure = pack.FailureRule.Value;

        var strict = Text(InstructionBook.Write(InstructionReader.Participant, pack, Day));
        strict.Should().Contain("11 февраля 2026 года").And.Contain("удостоверяющий личность").And.Contain("подробный пересказ — до 3 минут")
            .And.Contain("60 секунд").And.Contain("в конец очереди").And.Contain("другой вариант").And.Contain("+7 900 123-45-67");
        var mild = pack with
        {
            DocumentRule = pack.DocumentRule with { Value = DocumentRule.IfPresent },
            FailureRule = pack.FailureRule with { Value = failure with { UnseenVariantOnceShown = false, Place = LateRule.ScheduledPlace } },
        };
        Text(InstructionBook.Write(InstructionReader.Participant, mild, Day)).Should().Contain("если он у вас есть").And.NotContain("другой вариант").And.Contain("на своё место по графику");
    }

    [Fact]
    public void Terms_are_dates_of_the_very_day()
    {
        TextOf("ru-2026", InstructionReader.Organizer).Should().Contain("Завершены проверка и оценивание — до 16 февраля 2026 года.").And.Contain("График подключения составлен и разослан — до 8 февраля 2026 года.");
    }

    [Fact]
    public void A_term_that_is_left_to_the_region_is_not_invented() =>
        TextOf("ru-2026", InstructionReader.Organizer).Should().NotContain("Результаты переданы в РЦОИ");

    [Fact]
    public void Without_a_telephone_it_says_whom_to_ask()
    {
        var instruction = InstructionBook.Write(InstructionReader.Family, RegulationPacks.Get("ru-2026"), Day with { HelpPhone = null });

        instruction.Help.Should().BeNull();
        Text(instruction).Should().Contain("классному руководителю");
    }

    private static Instruction Write(string regulation, InstructionReader reader) => InstructionBook.Write(reader, RegulationPacks.Get(regulation), Day);

    private static string TextOf(string regulation, InstructionReader reader) => Text(Write(regulation, reader));

    private static string Text(Instruction instruction) => string.Join('\n', instruction.Sections.SelectMany(s => s.Lines).Select(l => l.Text));
}
