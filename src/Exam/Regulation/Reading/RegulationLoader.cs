using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Itog.Exam.Regulation;

/// <summary>
/// Reads a regulation pack: the schema first, then what a schema cannot say, then the types. A file with any fault is refused
/// with all of them named. Stateless; any thread.
/// </summary>
public static class RegulationLoader
{
    /// <summary>Sections whose values lie at the root of <see cref="RegulationPack"/>; in the file they only part it into chapters.</summary>
    private static readonly string[] Chapters = ["day", "queue", "conditions", "scoring", "recording", "retention"];

    private static readonly Lazy<JsonDocument> SchemaDocument = new(() => JsonDocument.Parse(new EmbeddedFile("Regulation/regulation.schema.json").Bytes()));

    /// <summary>The published schema of the files.</summary>
    public static JsonElement Schema => SchemaDocument.Value.RootElement;

    /// <summary>Loads a pack; throws <see cref="InvalidRegulationException"/> that names line, key and fault of everything wrong.</summary>
    public static RegulationPack Load(string json, string name)
    {
        var faults = new List<RegulationFault>();
        var root = Parse(json, name, faults);
        SchemaValidator.Validate(root, Schema, "pack", faults);
        if (faults.Count == 0)
        {
            PackChecks.Check(root, name, faults);
        }

        return faults.Count == 0 ? Read(root) : throw new InvalidRegulationException(name, faults);
    }

    /// <summary>Loads a course of stages, which packs name by its id.</summary>
    internal static ExamCourse LoadCourse(string json, string name)
    {
        var faults = new List<RegulationFault>();
        var root = Parse(json, name, faults);
        SchemaValidator.Validate(root, Schema, "course", faults);
        if (faults.Count == 0)
        {
            PackChecks.CheckCourse(root, faults);
        }

        return faults.Count == 0 ? Members(root).Deserialize<ExamCourse>(PackJson.Options)! : throw new InvalidRegulationException(name, faults);
    }

    /// <summary>The file as a tree with its lines; what is not JSON at all is refused with the line where it stops being so.</summary>
    internal static PackNode Parse(string json, string name, List<RegulationFault> faults)
    {
        try
        {
            return PackNode.Parse(json, faults);
        }
        catch (JsonException broken)
        {
            var line = (int)(broken.LineNumber ?? 0) + 1;
            throw new InvalidRegulationException(name, [new RegulationFault("$", "здесь файл перестаёт быть правильным JSON: проверьте запятые, кавычки и скобки", line)]);
        }
    }

    private static RegulationPack Read(PackNode root)
    {
        var file = Members(root);
        foreach (var chapter in Chapters)
        {
            Lift(file, chapter);
        }

        file["deadlines"] = new JsonArray([.. root["deadlines"]!.Members.Select(m => Deadline(m.Key, m.Value))]);
        file["stages"] = JsonSerializer.SerializeToNode(Stages(root["course"]!), PackJson.Options);
        file.Remove("course");
        var pack = file.Deserialize<RegulationPack>(PackJson.Options)!;
        return pack with { Entries = PackWords.Entries(root, pack) };
    }

    /// <summary>The members of a file without the address of its schema, which serves editors.</summary>
    private static JsonObject Members(PackNode root)
    {
        var file = root.ToJson()!.AsObject();
        file.Remove("$schema");
        return file;
    }

    private static void Lift(JsonObject file, string chapter)
    {
        var members = file[chapter]!.AsObject();
        file.Remove(chapter);
        foreach (var (name, value) in members.ToList())
        {
            members.Remove(name);
            file[name] = value;
        }
    }

    private static JsonObject Deadline(string id, PackNode node)
    {
        var value = node["value"]!;
        return new JsonObject
        {
            ["id"] = id,
            ["title"] = node["title"]!.Text,
            ["days"] = value["days"]?.ToJson(),
            ["kind"] = value["kind"]?.Text ?? "calendar",
            ["from"] = value["from"]?.Text ?? "examDay",
            ["hour"] = value["hour"]?.Text,
            ["fixed"] = value["dates"]?.ToJson() ?? new JsonObject(),
            ["clause"] = node["clause"]!.Text,
            ["note"] = node["note"]?.Text,
        };
    }

    private static IEnumerable<StageRule> Stages(PackNode chapter)
    {
        var course = ExamCourses.Get(chapter["stages"]!["value"]!.Text);
        var clause = chapter["stages"]!["clause"]!.Text;
        var limits = chapter["stageLimits"];
        return course.Stages.Select(stage =>
        {
            var own = limits?["value"]![JsonNamingPolicy.CamelCase.ConvertName(stage.Id.ToString())];
            var seconds = own is null ? stage.LimitSeconds : (int)own.Number;
            return new StageRule(
                stage.Id,
                stage.Title,
                seconds is { } limit ? TimeSpan.FromSeconds(limit) : null,
                stage.Counted,
                stage.Task,
                stage.Card,
                stage.NotesAllowed,
                stage.Interlocutor,
                stage.Participant,
                own is null ? string.Create(CultureInfo.InvariantCulture, $"{clause}, строка {stage.Row}") : limits!["clause"]!.Text);
        });
    }
}
