namespace Itog.Architecture;

/// <summary>References point one way: WebRtc ← Conference ← Recorder; Exam alone; Queue → those; Server → all.</summary>
public sealed class ReferenceDirection
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["WebRtc"] = [],
        ["Conference"] = ["WebRtc"],
        ["Recorder"] = ["Conference", "WebRtc"],
        ["Exam"] = [],
        ["Queue"] = ["Conference", "Exam", "Recorder", "WebRtc"],
        ["Server"] = ["Conference", "Exam", "Queue", "Recorder", "WebRtc"],
    };

    public static TheoryData<string> Projects => new(Repository.Projects);

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_only_to_those_below_it(string project)
    {
        Allowed.Should().ContainKey(project, "every project has its place in the order of the house");
        Repository.ReferencesOf(project).Should().BeSubsetOf(Allowed[project]);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_uses_no_namespace_of_those_above_it(string project)
    {
        var foreign = Repository.Projects.Except([project, .. Allowed[project]], StringComparer.Ordinal).Select(p => $"using Itog.{p}").ToArray();
        var offenders = Repository.SourceFiles()
            .Where(f => f.StartsWith($"src/{project}/", StringComparison.Ordinal))
            .Where(f => Repository.Read(f).Split('\n').Any(line => foreign.Any(u => line.StartsWith(u + ";", StringComparison.Ordinal) || line.StartsWith(u + ".", StringComparison.Ordinal))));
        offenders.Should().BeEmpty();
    }

    [Theory]
    [InlineData("WebRtc")]
    [InlineData("Conference")]
    [InlineData("Recorder")]
    public void The_media_side_knows_neither_pages_nor_databases(string project)
    {
        string[] foreign = ["using Microsoft.AspNetCore", "using Microsoft.EntityFrameworkCore"];
        var offenders = Repository.SourceFiles()
            .Where(f => f.StartsWith($"src/{project}/", StringComparison.Ordinal))
            .Where(f => foreign.Any(u => Repository.Read(f).Contains(u, StringComparison.Ordinal)));
        offenders.Should().BeEmpty();
    }

    [Fact]
    public void The_transport_has_no_clock_no_thread_and_no_task_of_its_own()
    {
        string[] foreign = ["DateTime.UtcNow", "DateTimeOffset.UtcNow", "Stopwatch", "Thread.", "Task.Run", "Task.Delay", "new Socket(", "lock ("];
        var offenders = Repository.SourceFiles()
            .Where(f => f.StartsWith("src/WebRtc/", StringComparison.Ordinal))
            .SelectMany(f => Repository.Read(f).Split('\n')
                .Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal))
                .SelectMany(line => foreign.Where(line.Contains).Select(word => $"{f}: {word}")));
        offenders.Should().BeEmpty("src/WebRtc is sans-I/O: time is an argument");
    }
}
