using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Itog.Exam.Regulation;

namespace Itog.Server.Tests.Regulations;

/// <summary>The regulations over HTTP, with a folder of a region that holds one good and one faulty file.</summary>
public sealed class ReadingRegulations(ReadingRegulations.RegionalServer server) : IClassFixture<ReadingRegulations.RegionalServer>
{
    [Fact]
    public async Task A_stranger_reads_none_of_it()
    {
        using var stranger = server.Stranger();
        foreach (var path in new[] { "", "/ru-2026", "/ru-2026/diff/mari-el-2025", "/ru-2026/dates/2026", "/schema.json" })
        {
            using var answer = await stranger.AskAsync($"/api/regulations{path}");
            answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized, path);
        }
    }

    [Fact]
    public async Task A_new_region_is_a_new_file_and_a_faulty_one_is_named_with_its_line()
    {
        var list = await AskAsync("/api/regulations");
        list.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetString())
            .Should().BeEquivalentTo("ru-2026", "tambov-2026", "mari-el-2025", "krasnodar-2025", "stavropol-2024", "perm-2026");
        var refused = list.GetProperty("refused").EnumerateArray().Single();
        refused.GetProperty("file").GetString().Should().Be("tver-2026.json");
        refused.GetProperty("faults").EnumerateArray().Select(f => f.GetString()).Should().Contain(f => f!.StartsWith("строка 3, year:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_value_comes_with_its_clause_and_the_name_of_its_document()
    {
        var entries = (await AskAsync("/api/regulations/mari-el-2025")).GetProperty("entries").EnumerateArray().ToList();
        var late = entries.Single(e => e.GetProperty("path").GetString() == "queue.lateRule");
        late.GetProperty("text").GetString().Should().Be("в конец очереди ожидания");
        late.GetProperty("clause").GetString().Should().Be("002 §49");
        late.GetProperty("source").GetString().Should().Contain("Республике Марий Эл").And.EndWith("п.\u00A049");
    }

    [Fact]
    public async Task Two_regulations_stand_side_by_side()
    {
        var lines = (await AskAsync("/api/regulations/tambov-2026/diff/mari-el-2025")).GetProperty("lines").EnumerateArray().ToList();
        var line = lines.Single(l => l.GetProperty("path").GetString() == "recheck.addressee");
        line.GetProperty("same").GetBoolean().Should().BeFalse();
        line.GetProperty("left").GetProperty("clause").GetString().Should().Be("003 разд. 12");
        line.GetProperty("right").GetProperty("text").GetString().Should().Be("министр");
    }

    [Fact]
    public async Task Dates_and_terms_are_proposed_for_a_year()
    {
        var rounds = (await AskAsync("/api/regulations/ru-2026/dates/2026")).EnumerateArray().ToList();
        rounds[0].GetProperty("date").GetProperty("date").GetString().Should().Be("2026-02-11");
        rounds[0].GetProperty("deadlines").EnumerateArray().First(d => d.GetProperty("id").GetString() == "application").GetProperty("on").GetString().Should().Be("2026-01-28");
    }

    [Theory]
    [InlineData("/api/regulations/atlantis-2026")]
    [InlineData("/api/regulations/ru-2026/diff/atlantis-2026")]
    public async Task An_unknown_regulation_is_a_problem(string path)
    {
        using var staff = await SignedInAsync();
        using var answer = await staff.AskAsync(path);
        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await answer.ProblemCodeAsync()).Should().Be("no-such-regulation");
    }

    private async Task<JsonElement> AskAsync(string path)
    {
        using var staff = await SignedInAsync();
        return await staff.GetFromJsonAsync<JsonElement>(new Uri(path, UriKind.Relative));
    }

    private async Task<HttpClient> SignedInAsync()
    {
        var client = server.Stranger();
        (await client.SignInAsync(RegionalServer.Clerk)).EnsureSuccessStatusCode();
        return client;
    }

    /// <summary>A server with a region's own regulations; gone, it leaves the shipped ones to the other tests of this process.</summary>
    public sealed class RegionalServer : RunningServer
    {
        public const string Clerk = "clerk";

        private readonly DirectoryInfo regulations = Directory.CreateTempSubdirectory("itog-regional-");

        protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["Regulations:Folder"] = regulations.FullName };

        public override async ValueTask InitializeAsync()
        {
            using var shipped = new StreamReader(typeof(RegulationPacks).Assembly.GetManifestResourceStream("Regulation/Packs/ru-2026.json")!);
            var federal = await shipped.ReadToEndAsync();
            await File.WriteAllTextAsync(Path.Combine(regulations.FullName, "perm-2026.json"), federal.Replace("\"id\": \"ru-2026\"", "\"id\": \"perm-2026\"", StringComparison.Ordinal));
            await File.WriteAllTextAsync(Path.Combine(regulations.FullName, "tver-2026.json"), "{\n  \"id\": \"tver-2026\",\n  \"year\": \"этот\"\n}");
            await base.InitializeAsync();
            await EmployAsync(Clerk);
        }

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            RegulationPacks.ReadFolder(Path.Combine(regulations.FullName, "gone"));
            regulations.Delete(recursive: true);
        }
    }
}
