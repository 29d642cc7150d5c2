using System.Xml.Linq;

namespace Itog.Architecture;

/// <summary>The source tree that these tests look at.</summary>
internal static class Repository
{
    public static string Top { get; } = FindTop();

    /// <summary>The folders of <c>src</c>; one project in each.</summary>
    public static IReadOnlyList<string> Projects { get; } =
        [.. Directory.GetDirectories(Path.Combine(Top, "src")).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal)];

    /// <summary>Every hand-written C# file under <c>src</c>, relative to the top.</summary>
    public static IEnumerable<string> SourceFiles() => Files("src", "*.cs").Where(f => !f.Contains("/Migrations/", StringComparison.Ordinal));

    /// <summary>Files below a folder, relative to the top, without what builds leave.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Top, folder), pattern, SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Top, f).Replace('\\', '/'))
            .Where(f => !f.Split('/').Any(part => part is "bin" or "obj" or "node_modules" or "dist"));

    public static string Read(string file) => File.ReadAllText(Path.Combine(Top, file));

    /// <summary>The projects that a project of <c>src</c> names in its project file.</summary>
    public static IReadOnlySet<string> ReferencesOf(string project) =>
        XDocument.Load(Path.Combine(Top, "src", project, $"{project}.csproj"))
            .Descendants("ProjectReference")
            .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')))
            .ToHashSet(StringComparer.Ordinal);

    private static string FindTop()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Itog.slnx")))
            {
                return folder;
            }
        }

        throw new DirectoryNotFoundException("These tests look at the source tree: Itog.slnx was not found above " + AppContext.BaseDirectory);
    }
}
