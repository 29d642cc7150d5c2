using System.Globalization;
using System.Text.Json.Nodes;
using Itog.Exam.Regulation;

namespace Itog.Exam.Tests.Regulation;

public class RegulationLoaderTests
{
    private static readonly string Federal = new EmbeddedFile("Regulation/Packs/ru-2026.json").Text();

    public static TheoryData<string, string?, string, string> Faults => new()
    {
        { "day.kimReleaseTime.value", "\"7.30\"", "day.kimReleaseTime.value", "ожидается время ЧЧ:ММ" },
        { "day.kimReleaseTime.value", "\"10:00\"", "day.kimReleaseTime.value", "позже начала экзамена" },
        { "day.kimReceivedBy.value", "\"07:00\"", "day.kimReceivedBy.value", "вне промежутка" },
        { "day.kimReleaseTime.clause", "\"005 §1\"", "day.kimReleaseTime.clause", "источника «005» нет в разделе sources; там есть: 004" },
        { "day.kimReleaseTime.clause", null, "day.kimReleaseTime.clause", "нет обязательного ключа «clause» — Пункт документа" },
        { "day.startTime", null, "day.startTime", "нет обязательного ключа «startTime» — Начало экзамена" },
        { "day.startTime.value", "9", "day.startTime.value", "ожидается текст, а стоит число" },
        { "course.stages.value", "\"singing\"", "course.stages.value", "такого хода экзамена нет; есть: kim-2024" },
        { "day.removalInquiry.value", "\"no\"", "day.removalInquiry.value", "ожидается true или false, а стоит текст" },
        { "queue.lateRule.value", "\"home\"", "queue.lateRule.value", "возможны: endOfQueue (в конец очереди ожидания), scheduledPlace" },
        { "queue.failureRule.value.place", null, "queue.failureRule.value.place", "нет обязательного ключа" },
        { "formTitles.resultForm.value", "\" \"", "formTitles.resultForm.value", "текст пуст" },
        { "recording.recordingFileName.value", "\"{date}_{school}\"", "recording.recordingFileName.value", "нет обязательной подстановки {auditorium}" },
        { "recording.recordingFileName.value", "\"../{date}{auditorium}{school}\"", "recording.recordingFileName.value", "возможны только буквы" },
        { "recording.recordingFileName.value", "\"{name}{date}{auditorium}{school}\"", "recording.recordingFileName.value", "подстановки {name} нет" },
        { "retention.retention.value.day", "32", "retention.retention.value.day", "32 не между 1 и 31" },
        { "retention.retention.value", """{ "day": 30, "month": 2, "yearsLater": 1 }""", "retention.retention.value.day", "нет такого дня" },
        { "scoring.scoringSchemes.value", "[]", "scoring.scoringSchemes.value", "список пуст" },
        { "scoring.criteriaSet.value", "\"ru-1990\"", "scoring.criteriaSet.value", "такого набора критериев нет; есть:" },
        { "queue.connectionPatienceSeconds.value", "1", "queue.connectionPatienceSeconds.value", "1 не между 5 и 3600" },
        { "queue.connectionPatienceSeconds.value", "1.5", "queue.connectionPatienceSeconds.value", "ожидается целое число" },
        { "queue.lateRules", "1", "queue.lateRules", "может быть, «lateRule»?" },
        { "weather", "1", "weather", "ключа «weather» здесь не бывает; здесь возможны:" },
        { "dates.main.value", """{ "weekday": "wednesday" }""", "dates.main.value", "ожидается или «date», или" },
        { "dates.main.value", """{ "date": "12.02.2025" }""", "dates.main.value", "ожидается" },
        { "deadlines.checkingEnds.value.from", null, "deadlines.checkingEnds.value", "нет события" },
        { "deadlines.checkingEnds.value.days", "\"пять\"", "deadlines.checkingEnds.value.days", "ожидается целое число или null" },
        { "id", "\"ru-2027\"", "id", "имя файла и id должны совпадать" },
        { "version", "0", "version", "не между 1" },
        { "sources", "[]", "sources", "ожидается объект" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Names_the_key_and_how_to_mend_it(string path, string? value, string faultPath, string message)
    {
        var pack = JsonNode.Parse(Federal)!;
        Change(pack, path, value);

        var load = () => RegulationLoader.Load(pack.ToJsonString(), "ru-2026.json");
        load.Should().Throw<InvalidRegulationException>()
            .Which.Faults.Should().Contain(f => f.Path == faultPath && f.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void Names_the_line_and_the_clause_of_a_fault()
    {
        var lines = Federal.Split('\n');
        var line = Array.FindIndex(lines, l => l.Contains("\"startTime\"", StringComparison.Ordinal));
        lines[line] = lines[line].Replace("09:00", "9 утра", StringComparison.Ordinal);

        var load = () => RegulationLoader.Load(string.Join('\n', lines), "ru-2026.json");
        load.Should().Throw<InvalidRegulationException>().Which.Faults.Single().ToString().Should()
            .StartWith(string.Create(CultureInfo.InvariantCulture, $"строка {line + 1}, day.startTime.value (004 §5.3): "));
    }

    [Fact]
    public void Names_every_fault_at_once()
    {
        var pack = JsonNode.Parse(Federal)!;
        Change(pack, "day.startTime", null);
        Change(pack, "queue.lateRule.value", "\"poster\"");

        var load = () => RegulationLoader.Load(pack.ToJsonString(), "ru-2026.json");
        load.Should().Throw<InvalidRegulationException>().Which.Faults.Select(f => f.Path).Should().Equal("day.startTime", "queue.lateRule.value");
    }

    [Fact]
    public void Refuses_a_key_that_stands_twice()
    {
        var twice = Federal.Replace("\"version\": 1,", "\"version\": 1,\n  \"version\": 2,", StringComparison.Ordinal);
        var load = () => RegulationLoader.Load(twice, "ru-2026.json");
        load.Should().Throw<InvalidRegulationException>().Which.Faults.Should().Contain(f => f.Path == "version" && f.Line == 5);
    }

    [Fact]
    public void Names_the_line_of_broken_JSON()
    {
        var load = () => RegulationLoader.Load("{\n  \"id\": \"x\",\n  oops\n}", "broken.json");
        load.Should().Throw<InvalidRegulationException>().WithMessage("*broken.json*строка 3*");
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("")]
    public void Refuses_what_is_no_pack_at_all(string json)
    {
        var load = () => RegulationLoader.Load(json, "empty.json");
        load.Should().Throw<InvalidRegulationException>();
    }

    [Fact]
    public void A_course_out_of_order_is_refused()
    {
        var course = JsonNode.Parse(new EmbeddedFile("Regulation/Courses/kim-2024.json").Text())!;
        var stages = course["stages"]!.AsArray();
        stages.RemoveAt(3);

        var load = () => RegulationLoader.LoadCourse(course.ToJsonString(), "kim-2024.json");
        load.Should().Throw<InvalidRegulationException>().Which.Faults.Select(f => f.Message).Should()
            .Contain("этапы идут по порядку: здесь должен стоять readingAloud").And.Contain(m => m.StartsWith("этапов должно быть 11, а их 10", StringComparison.Ordinal));
    }

    [Fact]
    public void A_region_may_give_a_stage_its_own_time()
    {
        var pack = JsonNode.Parse(Federal)!;
        pack["course"]!["stageLimits"] = JsonNode.Parse("""{ "value": { "monologue": 240 }, "clause": "default" }""");

        var loaded = RegulationLoader.Load(pack.ToJsonString(), "ru-2026.json");
        loaded.RuleOf(Stage.Monologue).Limit.Should().Be(TimeSpan.FromMinutes(4));
        loaded.RuleOf(Stage.Monologue).Clause.Should().Be("default");
        loaded.RuleOf(Stage.Dialogue).Clause.Should().Be("004 прил. 3, строка 10");
    }

    private static void Change(JsonNode root, string path, string? value)
    {
        var steps = path.Split('.');
        var parent = steps[..^1].Aggregate(root, (node, step) => node[step]!).AsObject();
        if (value is null)
        {
            parent.Remove(steps[^1]);
        }
        else
        {
            parent[steps[^1]] = JsonNode.Parse(value);
        }
    }
}
