using System.Text.Json;
using System.Text.Json.Nodes;
using Itog.Exam.Kim;

namespace Itog.Exam.Demo;

/// <summary>Three variants written for the demo school, with drawn pictures in place of photographs. Read once; any thread.</summary>
public static class DemoKim
{
    private const string Folder = "Kim/Demo/";

    private static readonly Lazy<IReadOnlyDictionary<int, KimContent>> Loaded = new(Load);

    /// <summary>The variants by their numbers: 101, 102, 103.</summary>
    public static IReadOnlyDictionary<int, KimContent> Variants => Loaded.Value;

    /// <summary>The same variants as the files of a package, see <c>Kim/PACKAGE.md</c>.</summary>
    public static IReadOnlyList<(string Name, byte[] Content)> Package() =>
        [.. EmbeddedFile.In(Folder).Select(file =>
        {
            var name = file.Name[Folder.Length..];
            var number = name.Split('-', '.')[1];
            return ($"{number}/{(name.EndsWith(".json", StringComparison.Ordinal) ? "variant.json" : name)}", file.Bytes());
        })];

    private static SortedDictionary<int, KimContent> Load()
    {
        var variants = new SortedDictionary<int, KimContent>();
        foreach (var file in EmbeddedFile.In(Folder).Where(f => f.Name.EndsWith(".json", StringComparison.Ordinal)))
        {
            var number = int.Parse(Path.GetFileNameWithoutExtension(file.Name).Split('-')[1], System.Globalization.CultureInfo.InvariantCulture);
            variants[number] = Read(file);
        }

        return variants;
    }

    private static KimContent Read(EmbeddedFile file)
    {
        var root = JsonNode.Parse(file.Text())!;
        foreach (var picture in root["topics"]!.AsArray().Select(t => t!["picture"]).OfType<JsonObject>())
        {
            // In the file a picture is named; in the sealed content it is carried.
            var name = picture["file"]!.GetValue<string>();
            picture.Remove("file");
            picture["mediaType"] = "image/svg+xml";
            picture["content"] = Convert.ToBase64String(new EmbeddedFile(Folder + name).Bytes());
        }

        return root.Deserialize<KimContent>(ExamJson.Options)!;
    }
}
