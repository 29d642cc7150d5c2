using System.Text.Json;
using Itog.Exam.People;
using Itog.Exam.Regulation;
using Itog.Exam.Scoring;

namespace Itog.Exam.Tests.Regulation;

/// <summary>Holds the published schema, the checks and the types together.</summary>
public class RegulationSchemaTests
{
    private static readonly string[] Annotations = ["title", "description", "$schema", "$defs"];

    private static readonly JsonElement Definitions = RegulationLoader.Schema.GetProperty("$defs");

    public static TheoryData<Type> Enumerations =>
    [
        typeof(ExamRound), typeof(KimDelivery), typeof(DocumentRule), typeof(DraftSheet), typeof(ListeningOffer), typeof(ExamPlace), typeof(SameDayNotice),
        typeof(Stage), typeof(KimCard), typeof(LateRule), typeof(SameDayDecision), typeof(ExtraTimeGround), typeof(WrittenFormDecision), typeof(ScoringScheme),
        typeof(SchemeChooser), typeof(SchemeCase), typeof(RecordingMode), typeof(RecordingChooser), typeof(StaffRole), typeof(RemoteGround), typeof(RemoteDecision),
        typeof(NoConsentRule), typeof(ServiceFile), typeof(DayKind), typeof(DeadlineEvent), typeof(NoticeChannel), typeof(ReadmissionCase), typeof(RemovedReadmission),
        typeof(ReadmissionDecision), typeof(RecheckAddressee), typeof(RecheckCommission), typeof(RecheckApplicant), typeof(RecheckApproval), typeof(RecheckUnscorable), typeof(DestructionMethod), typeof(ParticipantCategory), typeof(AnswerForm), typeof(ErrorKind),
    ];

    [Theory]
    [MemberData(nameof(Enumerations))]
    public void Every_choice_of_the_schema_is_one_of_the_types(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        var choices = Definitions.GetProperty(JsonNamingPolicy.CamelCase.ConvertName(type.Name)).GetProperty("oneOf").EnumerateArray().ToList();
        choices.Select(c => c.GetProperty("const").GetString()).Should().BeEquivalentTo(Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName));
        choices.Should().OnlyContain(c => c.GetProperty("title").GetString()!.Length > 0);
    }

    [Fact]
    public void Every_list_of_choices_belongs_to_a_tested_type() =>
        Definitions.EnumerateObject().Where(d => d.Value.TryGetProperty("oneOf", out var choices) && choices[0].TryGetProperty("const", out _)).Select(d => d.Name)
            .Should().BeEquivalentTo(Enumerations.Select(t => JsonNamingPolicy.CamelCase.ConvertName(t.Data.Name)).Append("weekday"));

    [Fact]
    public void Every_keyword_of_the_schema_is_checked() =>
        Keywords(RegulationLoader.Schema).Distinct().Except(Annotations).Except(SchemaValidator.Checked).Should().BeEmpty();

    [Fact]
    public void Every_value_of_the_schema_has_a_title_for_people()
    {
        var sections = Definitions.GetProperty("pack").GetProperty("properties").EnumerateObject().Where(s => s.Value.TryGetProperty("properties", out _)).ToList();
        sections.Should().HaveCountGreaterThan(15).And.OnlyContain(s => s.Value.GetProperty("title").GetString()!.Length > 0);
        sections.SelectMany(s => s.Value.GetProperty("properties").EnumerateObject()).Should().OnlyContain(p => p.Value.GetProperty("title").GetString()!.Length > 0);
    }

    /// <summary>The keywords of every rule; names of properties and definitions are not keywords.</summary>
    private static IEnumerable<string> Keywords(JsonElement rule)
    {
        foreach (var keyword in rule.ValueKind == JsonValueKind.Object ? rule.EnumerateObject().ToList() : [])
        {
            yield return keyword.Name;
            var rules = keyword.Name switch
            {
                "properties" or "$defs" => keyword.Value.EnumerateObject().Select(p => p.Value),
                "oneOf" => keyword.Value.EnumerateArray(),
                _ => keyword.Value.ValueKind == JsonValueKind.Object ? [keyword.Value] : Enumerable.Empty<JsonElement>(),
            };
            foreach (var inner in rules.SelectMany(Keywords))
            {
                yield return inner;
            }
        }
    }
}
