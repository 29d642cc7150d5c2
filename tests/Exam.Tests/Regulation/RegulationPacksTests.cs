using Itog.Exam.Regulation;

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
    public void A_clause_is_cited_whatever_pack_knows_its_source()
    {
        RegulationPacks.Cite("002 §48").Should().StartWith("Порядок проведения и проверки итогового собеседования в Республике Марий Эл").And.EndWith("п.\u00A048");
        RegulationPacks.Cite("закон").Should().Be("закон");
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder.FullName, name), text);
}
