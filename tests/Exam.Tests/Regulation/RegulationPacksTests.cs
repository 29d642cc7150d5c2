using System.Text.Json.Nodes;
using Itog.Exam.People;
using Itog.Exam.Regulation;
using Itog.Exam.Scoring;

namespace Itog.Exam.Tests.Regulation;

/// <summary>The folder of a region's own regulations. The tests of this class read it one after the other and leave the shipped packs.</summary>
public sealed class RegulationPacksTests : IDisposable
{
    private static readonly string Federal = new EmbeddedFile("Regulation/Packs/ru-2026.json").Text();

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("itog-regulations-");

    public void Dispose()
    {
        RegulationPacks.ReadFolder(Path.Combine(folder.FullName, "none"));
        folder.Delete(recursive: true);
    }

    [Fact]
    public void A_new_region_is_a_new_file()
    {
        Write("perm-2026.json", Federal.Replace("\"ru-2026\",\n  \"version\"", "\"perm-2026\",\n  \"version\"", StringComparison.Ordinal).Replace("Российская Федерация", "Пермский край", StringComparison.Ordinal));

        RegulationPacks.ReadFolder(folder.FullName).Should().BeEmpty();
        RegulationPacks.Get("perm-2026").Region.Should().Be("Пермский край");
        RegulationPacks.All.Should().HaveCount(6);
    }

    [Fact]
    public void A_region_brings_its_own_criteria_and_its_own_course_as_files_too()
    {
        folder.CreateSubdirectory("criteria");
        folder.CreateSubdirectory("courses");
        Write("criteria/perm-2026.json", """
            {
              "id": "perm-2026", "extends": "ru-2026", "title": "Критерии Пермского края", "clause": "005 §3",
              "scales": [{ "category": "usual", "title": "Без особых условий", "form": "устная", "max": 20, "pass": 12, "clause": "005 §3" }]
            }
            """);
        Write("courses/perm-2026.json", new EmbeddedFile("Regulation/Courses/kim-2024.json").Text()
            .Replace("\"id\": \"kim-2024\"", "\"id\": \"perm-2026\"", StringComparison.Ordinal).Replace("\"limitSeconds\": 180", "\"limitSeconds\": 240", StringComparison.Ordinal));
        var pack = JsonNode.Parse(Federal)!;
        pack["id"] = "perm-2026";
        pack["course"]!["stages"]!["value"] = "perm-2026";
        pack["scoring"]!["criteriaSet"]!["value"] = "perm-2026";
        Write("perm-2026.json", pack.ToJsonString());

        RegulationPacks.ReadFolder(folder.FullName).Should().BeEmpty();
        var read = RegulationPacks.Get("perm-2026");
        CriteriaSets.Get(read.CriteriaSetId.Value).ScaleFor(ParticipantCategory.Usual).Value.Pass.Should().Be(12);
        read.RuleOf(Stage.Monologue).Limit.Should().Be(TimeSpan.FromMinutes(4));
        read.Entries.Single(e => e.Path == "scoring.criteriaSet").Text.Should().Contain("Критерии Пермского края");
    }

    [Fact]
    public void What_ships_keeps_its_meaning_and_a_faulty_set_takes_its_pack_with_it()
    {
        folder.CreateSubdirectory("criteria");
        folder.CreateSubdirectory("courses");
        Write("criteria/ru-2026.json", new EmbeddedFile("Scoring/Sets/ru-2026.json").Text());
        Write("criteria/tver-2026.json", """{ "id": "tver-2026", "extends": "ru-2026", "title": "Тверь", "clause": "005 §3", "max": 21 }""");
        Write("courses/kim-2024.json", new EmbeddedFile("Regulation/Courses/kim-2024.json").Text());
        var pack = JsonNode.Parse(Federal)!;
        pack["id"] = "tver-2026";
        pack["scoring"]!["criteriaSet"]!["value"] = "tver-2026";
        Write("tver-2026.json", pack.ToJsonString());

        var refused = RegulationPacks.ReadFolder(folder.FullName);
        refused.Select(r => $"{r.File.Replace('\\', '/')}: {r.Faults.Single().Path}").Should().Equal(
            "criteria/ru-2026.json: id", "criteria/tver-2026.json: max", "courses/kim-2024.json: id", "tver-2026.json: scoring.criteriaSet.value");
        CriteriaSets.All.Should().HaveCount(3);
    }

    [Fact]
    public void A_faulty_file_is_refused_by_name_and_the_others_stay()
    {
        Write("perm-2026.json", Federal);
        Write("tver-2026.json", "{ }");

        var refused = RegulationPacks.ReadFolder(folder.FullName);
        refused.Select(r => r.File).Should().Equal("perm-2026.json", "tver-2026.json");
        refused[0].Faults.Single().ToString().Should().Be("строка 3, id: файл называется «perm-2026»: имя файла и id должны совпадать");
        RegulationPacks.Refused.Should().BeSameAs(refused);
        RegulationPacks.All.Should().HaveCount(5);
        RegulationPacks.Find("tver-2026").Should().BeNull();
    }

    [Fact]
    public void A_shipped_pack_is_replaced_only_by_a_higher_version()
    {
        Write("ru-2026.json", Federal);
        RegulationPacks.ReadFolder(folder.FullName).Single().Faults.Single().Message.Should().Contain("поднимите version");

        Write("ru-2026.json", Federal.Replace("\"version\": 1", "\"version\": 2", StringComparison.Ordinal));
        RegulationPacks.ReadFolder(folder.FullName).Should().BeEmpty();
        RegulationPacks.Get("ru-2026").Version.Should().Be(2);
    }

    [Fact]
    public void Several_clauses_are_cited_one_by_one_first_by_the_documents_of_the_day() =>
        RegulationPacks.Cite("002 Перечень; 004 §6.5", RegulationPacks.Get("mari-el-2025")).Should()
            .MatchRegex("^Порядок проведения и проверки.*, Перечень; .*, п\\.\u00A06\\.5$");

    [Fact]
    public void A_clause_is_cited_whatever_pack_knows_its_source()
    {
        RegulationPacks.Cite("002 §48").Should().StartWith("Порядок проведения и проверки итогового собеседования в Республике Марий Эл").And.EndWith("п.\u00A048");
        RegulationPacks.Cite("закон").Should().Be("закон");
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder.FullName, name), text);
}
