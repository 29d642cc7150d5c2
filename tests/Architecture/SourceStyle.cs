using System.Text.RegularExpressions;

namespace Itog.Architecture;

/// <summary>What keeps the source readable by a stranger in ten minutes.</summary>
public sealed partial class SourceStyle
{
    private const int LongestFile = 600;

    [GeneratedRegex(@"\b(?:class|struct|interface|enum|record)\s+(?:struct\s+|class\s+)?(?<name>[A-Z]\w*)")]
    private static partial Regex TypeDeclaration();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex("(Manager|Helper|Helpers|Utils|Utility|Utilities|Common|Base|Impl|Data|Info)$")]
    private static partial Regex EmptyWord();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b")]
    private static partial Regex UnfinishedMark();

    [Fact]
    public void No_source_file_is_longer_than_600_lines()
    {
        var tooLong = Repository.SourceFiles()
            .Concat(Repository.Files("web/src", "*.ts")).Concat(Repository.Files("web/src", "*.tsx")).Concat(Repository.Files("tests", "*.cs"))
            .Select(f => (File: f, Lines: Repository.Read(f).Count(c => c == '\n')))
            .Where(f => f.Lines > LongestFile);
        tooLong.Should().BeEmpty();
    }

    [Fact]
    public void Type_names_say_what_a_thing_is()
    {
        var offenders = Repository.SourceFiles().SelectMany(f => TypeDeclaration().Matches(Repository.Read(f))
            .Select(m => m.Groups["name"].Value)
            .Where(name => EmptyWord().IsMatch(name))
            .Select(name => $"{f}: {name}"));
        offenders.Should().BeEmpty();
    }

    [Fact]
    public void Namespaces_follow_folders()
    {
        // A folder may stay without a namespace of its own, where its name would hide that of a type (Peer).
        var offenders = Repository.SourceFiles()
            .Select(f => (File: f, Folder: "Itog." + Path.GetDirectoryName(f)!.Replace('\\', '/')["src/".Length..].Replace('/', '.'), Named: Namespace().Match(Repository.Read(f))))
            .Where(f => f.Named.Success && !$"{f.Folder}.".StartsWith(f.Named.Groups["name"].Value + ".", StringComparison.Ordinal))
            .Select(f => f.File);
        offenders.Should().BeEmpty();
    }

    [Fact]
    public void No_mark_of_unfinished_work_is_left()
    {
        var offenders = Repository.SourceFiles().Concat(Repository.Files("web/src", "*.ts*")).Where(f => UnfinishedMark().IsMatch(Repository.Read(f)));
        offenders.Should().BeEmpty();
    }

    [Fact]
    public void Tests_do_not_wait_by_the_clock()
    {
        string[] sleeps = ["Thread." + "Sleep(", "Task." + "Delay(", "WaitForTimeout" + "Async(", "waitFor" + "Timeout("];
        var offenders = Repository.Files("tests", "*.cs").Concat(Repository.Files("web/src", "*.test.ts*"))
            .Where(f => sleeps.Any(s => Repository.Read(f).Contains(s, StringComparison.Ordinal)));
        offenders.Should().BeEmpty("a test waits for a condition, or drives the clock itself");
    }
}
