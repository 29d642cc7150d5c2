using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Itog.Exam.People;
using Itog.Exam.Regulation;

namespace Itog.Exam.Scoring;

/// <summary>
/// Reads a criteria set from JSON: the schema first, then whether its sums, codes and scales agree. A file with any fault is refused with
/// all of them named by line and key. Stateless; any thread.
/// </summary>
public static class CriteriaSetLoader
{
    private static readonly string[] Parts = ["max", "pass", "speechRule", "blocks", "groups", "scales"];

    /// <summary>Loads a set; throws <see cref="InvalidRegulationException"/> that names everything that does not agree.</summary>
    /// <param name="parent">The text of the set that a set extends, by its id; null for an unknown one.</param>
    public static CriteriaSet Load(string json, string name, Func<string, string?> parent)
    {
        ArgumentNullException.ThrowIfNull(parent);
        var faults = new List<RegulationFault>();
        var root = RegulationLoader.Parse(json, name, faults);
        SchemaValidator.Validate(root, RegulationLoader.Schema, "criteriaSet", faults);
        if (faults.Count == 0)
        {
            CheckWhole(root, name, parent, faults);
        }

        var set = faults.Count == 0 ? Read(Whole(root.ToJson()!.AsObject(), parent)) : null;
        faults.AddRange(set is null ? [] : CriteriaSetChecks.Of(set, root));
        return faults.Count == 0 ? set! : throw new InvalidRegulationException(name, faults);
    }

    private static void CheckWhole(PackNode root, string name, Func<string, string?> parent, List<RegulationFault> faults)
    {
        var expected = Path.GetFileNameWithoutExtension(name);
        if (root["id"]!.Text != expected)
        {
            faults.Add(root["id"]!.Fault($"файл называется «{expected}»: имя файла и id должны совпадать"));
        }

        if (root["extends"] is { } extended)
        {
            if (parent(extended.Text) is null)
            {
                faults.Add(extended.Fault($"набора критериев «{extended.Text}» нет: проверьте код"));
            }

            return;
        }

        faults.AddRange(Parts.Where(part => root[part] is null)
            .Select(part => new RegulationFault(part, $"нет обязательного ключа «{part}»: добавьте его или возьмите остальное из другого набора ключом «extends»", root.Line)));
    }

    /// <summary>A set that extends another one writes only what it says otherwise.</summary>
    private static JsonObject Whole(JsonObject own, Func<string, string?> parent)
    {
        var extended = own["extends"]?.GetValue<string>();
        own.Remove("extends");
        own.Remove("$schema");
        if (extended is null)
        {
            return own;
        }

        var whole = Whole(JsonNode.Parse(parent(extended)!)!.AsObject(), parent);
        foreach (var (key, value) in own)
        {
            whole[key] = value?.DeepClone();
        }

        return whole;
    }

    private static CriteriaSet Read(JsonObject whole)
    {
        var file = whole.Deserialize<SetFile>(PackJson.Options)!;
        var blocks = file.Blocks.Select(b => new ScoreBlock(
            b.Task,
            b.Title,
            b.CriteriaHeading,
            [.. b.Criteria.Select(c => new Criterion(c.Code, c.Title, b.Task, c.Scores.Count - 1, c.Scores, c.Errors))])).ToList();
        var criteria = blocks.SelectMany(b => b.Criteria).ToList();
        var groups = file.Groups.Select(g => new ScoreGroup(g.Id, g.Title, [.. criteria.Where(c => g.Tasks.Contains(c.Task)).Select(c => c.Code)], g.Max)).ToList();
        var scales = file.Scales.Select(s => new Scale(
            s.Category, s.Title, s.Form, s.Criteria ?? [.. criteria.Select(c => c.Code)], s.ExemptTasks ?? [], s.Max, s.Pass, s.Schemes ?? [ScoringScheme.Live, ScoringScheme.FromRecording], s.Clause)
        {
            Answers = s.Answers ?? [],
            Forms = s.Forms ?? [],
            MayReadAloud = s.MayReadAloud,
            InterlocutorCard = s.InterlocutorCard,
            Reachable = s.Reachable ?? s.Max,
            Note = s.Note,
        }).ToList();
        return new CriteriaSet(file.Id, file.Title, blocks, groups, file.Max, file.Pass, file.SpeechRule, scales, file.Clause) { ScalesElsewhere = file.ScalesElsewhere };
    }

    private sealed record SetFile(
        string Id, string Title, string Clause, int Max, int Pass, SpeechRule SpeechRule, List<BlockFile> Blocks, List<GroupFile> Groups, List<ScaleFile> Scales,
        string? ScalesElsewhere = null);

    private sealed record BlockFile(int? Task, string Title, string CriteriaHeading, List<CriterionFile> Criteria);

    /// <summary><paramref name="Scores"/>: the description of 0, of 1, of 2 …</summary>
    private sealed record CriterionFile(string Code, string Title, List<string> Scores, ErrorRule? Errors = null);

    private sealed record GroupFile(string Id, string Title, List<int?> Tasks, int Max);

    private sealed record ScaleFile(
        ParticipantCategory Category,
        string Title,
        string Form,
        int Max,
        int Pass,
        string Clause,
        List<AnswerForm>? Answers = null,
        List<AnswerForm>? Forms = null,
        bool MayReadAloud = false,
        bool InterlocutorCard = false,
        List<string>? Criteria = null,
        List<int>? ExemptTasks = null,
        List<ScoringScheme>? Schemes = null,
        int? Reachable = null,
        string? Note = null);
}
