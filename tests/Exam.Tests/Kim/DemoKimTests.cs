using System.Text;
using System.Text.RegularExpressions;
using Itog.Exam.Demo;
using Itog.Exam.Kim;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.Tests.Kim;

public partial class DemoKimTests
{
    public static TheoryData<int> Numbers => [101, 102, 103];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Is_shaped_like_a_real_variant(int number)
    {
        var content = DemoKim.Variants[number];
        Word().Count(string.Join(' ', content.Paragraphs)).Should().BeInRange(160, 200);
        string.Concat(content.Paragraphs).Should().Contain("\u0301", "hard words carry stress marks");
        content.Quotation.Text.Should().NotBeEmpty();
        content.Topics.Select(t => t.Kind).Should().Equal(KimTopicKind.Description, KimTopicKind.Narration, KimTopicKind.Reasoning);
        content.Topics.Should().OnlyContain(t => t.InterlocutorQuestions.Count == 3 && t.PlanPoints.Count == 4);
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Only_the_description_has_a_picture_and_it_is_a_drawing_without_script(int number)
    {
        var topics = DemoKim.Variants[number].Topics;
        topics.Skip(1).Should().OnlyContain(t => t.Picture == null);
        var picture = topics[0].Picture!;
        picture.MediaType.Should().Be("image/svg+xml");
        picture.Description.Should().NotBeEmpty();
        Encoding.UTF8.GetString(picture.Content).Should().StartWith("<svg").And.NotContain("script").And.NotContain("href");
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Stress_marks_stand_only_after_Russian_vowels(int number)
    {
        foreach (Match mark in Stress().Matches(string.Join(' ', DemoKim.Variants[number].Paragraphs)))
        {
            "аеиоуыэюяАЕИОУЫЭЮЯ".Should().Contain(mark.Value[..1]);
        }
    }

    [Fact]
    public async Task Content_survives_the_database()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        await using (var db = database.Open())
        {
            await DemoSchool.CreateAsync(db, new DateTimeOffset(2026, 2, 11, 6, 0, 0, TimeSpan.Zero));
        }

        await using var again = database.Open();
        var stored = await again.KimVariants.SingleAsync(v => v.Number == 102);
        stored.Content.Should().BeEquivalentTo(DemoKim.Variants[102]);
    }

    [GeneratedRegex(@"[\w\u0301-]+")]
    private static partial Regex Word();

    [GeneratedRegex(".\u0301")]
    private static partial Regex Stress();
}
