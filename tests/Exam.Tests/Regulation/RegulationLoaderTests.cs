using System.Text.Json.Nodes;
using Itog.Exam.Regulation;

namespace Itog.Exam.Tests.Regulation;

public class RegulationLoaderTests
{
    private static readonly string Federal = new EmbeddedFile("Regulation/Packs/ru-2026.json").Text();

    public static TheoryData<string, string?, string, string> Faults => new()
    {
        { "kimReleaseTime.value", "\"7.30\"", "kimReleaseTime.value", "HH:mm" },
        { "kimReleaseTime.value", "\"10:00\"", "kimReleaseTime", "after startTime" },
        { "kimReleaseTime.clause", "\"005 §1\"", "kimReleaseTime.clause", "cites a source" },
        { "kimReleaseTime.clause", null, "kimReleaseTime.clause", "is missing" },
        { "startTime", null, "startTime", "is missing" },
        { "stages.3.limitSeconds", "-1", "stages[3].limitSeconds", "-1 is not between 1 and 3600" },
        { "stages.3.id", "\"retelling\"", "stages[3]", "readingAloud is expected here" },
        { "stages.3.id", "\"singing\"", "stages[3].id", "one of greeting, textIntroduction" },
        { "stages.10", null, "stages", "11 stages are expected, 10 found" },
        { "stages.0.counted", "\"no\"", "stages[0].counted", "true or false" },
        { "stages.0.interlocutor", "\"\"", "stages[0].interlocutor", "not empty" },
        { "recordingFileName.value", "\"{date}_{school}\"", "recordingFileName.value", "{auditorium} is obligatory" },
        { "recordingFileName.value", "\"../{date}{auditorium}{school}\"", "recordingFileName.value", "only letters" },
        { "recordingFileName.value", "\"{name}{date}{auditorium}{school}\"", "recordingFileName.value", "unknown placeholder {name}" },
        { "retention.value.day", "30", "retention.value.month", "" },
        { "scoringSchemes.value", "[]", "scoringSchemes.value", "at least one" },
        { "connectionPatienceSeconds.value", "1", "connectionPatienceSeconds.value", "not between" },
        { "lateRules", "1", "lateRules", "not a member" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Names_the_path_and_the_fault(string path, string? value, string faultPath, string message)
    {
        var pack = JsonNode.Parse(Federal)!;
        Change(pack, path, value);
        if (path == "retention.value.day")
        {
            Change(pack, "retention.value.month", "13");
        }

        var load = () => RegulationLoader.Load(pack.ToJsonString(), "changed.json");
        load.Should().Throw<InvalidRegulationException>()
            .Which.Faults.Should().Contain(f => f.Path == faultPath && f.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void Names_every_fault_at_once()
    {
        var pack = JsonNode.Parse(Federal)!;
        Change(pack, "startTime", null);
        Change(pack, "stages.2.card", "\"poster\"");

        var load = () => RegulationLoader.Load(pack.ToJsonString(), "changed.json");
        load.Should().Throw<InvalidRegulationException>().Which.Faults.Select(f => f.Path).Should().Contain(["startTime", "stages[2].card"]);
    }

    [Fact]
    public void Names_the_line_of_broken_JSON()
    {
        var load = () => RegulationLoader.Load("{\n  \"id\": \"x\",\n  oops\n}", "broken.json");
        load.Should().Throw<InvalidRegulationException>().WithMessage("*broken.json*line 3*");
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    public void Refuses_what_is_no_pack_at_all(string json)
    {
        var load = () => RegulationLoader.Load(json, "empty.json");
        load.Should().Throw<InvalidRegulationException>();
    }

    private static void Change(JsonNode root, string path, string? value)
    {
        var steps = path.Split('.');
        var parent = steps[..^1].Aggregate(root, (node, step) => int.TryParse(step, out var index) ? node[index]! : node[step]!);
        if (parent is JsonArray array)
        {
            array.RemoveAt(int.Parse(steps[^1], System.Globalization.CultureInfo.InvariantCulture));
        }
        else if (value is null)
        {
            parent.AsObject().Remove(steps[^1]);
        }
        else
        {
            parent[steps[^1]] = JsonNode.Parse(value);
        }
    }
}
