using System.Text.Json;
using Itog.Exam.People;
using Itog.Exam.Regulation;

namespace Itog.Exam.Scoring;

/// <summary>Reads a criteria set from JSON and checks that its sums, codes and scales agree. Stateless; any thread.</summary>
public static class CriteriaSetLoader
{
    /// <summary>Loads a set; throws <see cref="InvalidRegulationException"/> that names everything that does not agree.</summary>
    public static CriteriaSet Load(string json, string name)
    {
        SetFile file;
        try
        {
            file = JsonSerializer.Deserialize<SetFile>(json, ExamJson.Options)
                ?? throw new InvalidRegulationException(name, [new RegulationFault("$", "is empty")]);
        }
        catch (JsonException broken)
        {
            throw new InvalidRegulationException(name, [new RegulationFault(broken.Path ?? "$", broken.Message)]);
        }

        var blocks = file.Blocks.Select(b => new ScoreBlock(
            b.Task,
            b.Title,
            b.CriteriaHeading,
            [.. b.Criteria.Select(c => new Criterion(c.Code, c.Title, b.Task, c.Scores.Count - 1, c.Scores, c.Errors))])).ToList();
        var criteria = blocks.SelectMany(b => b.Criteria).ToList();
        var groups = file.Groups.Select(g => new ScoreGroup(g.Id, g.Title, [.. criteria.Where(c => g.Tasks.Contains(c.Task)).Select(c => c.Code)], g.Max)).ToList();
        var scales = file.Scales.Select(s => new Scale(
            s.Category, s.Title, s.Form, s.Criteria ?? [.. criteria.Select(c => c.Code)], s.ExemptTasks ?? [], s.Max, s.Pass, s.Schemes ?? [ScoringScheme.Live, ScoringScheme.FromRecording], s.Clause)).ToList();
        var set = new CriteriaSet(file.Id, file.Title, blocks, groups, file.Max, file.Pass, file.SpeechRule, scales, file.Clause) { ScalesElsewhere = file.ScalesElsewhere };
        var faults = Check(set).ToList();
        return faults.Count == 0 ? set : throw new InvalidRegulationException(name, faults);
    }

    private static IEnumerable<RegulationFault> Check(CriteriaSet set)
    {
        foreach (var code in set.Criteria.GroupBy(c => c.Code).Where(g => g.Count() > 1))
        {
            yield return new RegulationFault("blocks", $"the code {code.Key} is there twice");
        }

        foreach (var criterion in set.Criteria.Where(c => c.Code.Any(char.IsAsciiLetter)))
        {
            yield return new RegulationFault("blocks", $"the code {criterion.Code} has a Latin letter");
        }

        foreach (var criterion in set.Criteria.Where(c => c.Errors is { } errors && !errors.Fits(c.Max)))
        {
            yield return new RegulationFault($"blocks.{criterion.Code}.errors", $"needs null for 0 and {criterion.Max} falling numbers after it");
        }

        if (set.Criteria.Sum(c => c.Max) != set.Max)
        {
            yield return new RegulationFault("max", $"is {set.Max}, but the criteria come to {set.Criteria.Sum(c => c.Max)}");
        }

        foreach (var group in set.Groups)
        {
            var sum = group.Codes.Sum(code => set.Find(code)!.Max);
            if (sum != group.Max)
            {
                yield return new RegulationFault($"groups.{group.Id}.max", $"is {group.Max}, but its criteria come to {sum}");
            }
        }

        foreach (var scale in set.Scales)
        {
            var path = $"scales.{scale.Category}";
            foreach (var code in scale.Codes.Where(code => set.Find(code) is null))
            {
                yield return new RegulationFault(path, $"there is no criterion {code}");
            }

            var sum = scale.Codes.Sum(code => set.Find(code)?.Max ?? 0);
            if (sum != scale.Max)
            {
                yield return new RegulationFault($"{path}.max", $"is {scale.Max}, but its criteria come to {sum}");
            }

            if (scale.Pass < 1 || scale.Pass > scale.Max)
            {
                yield return new RegulationFault($"{path}.pass", $"{scale.Pass} is not between 1 and {scale.Max}");
            }
        }
    }

    private sealed record SetFile(
        string Id, string Title, string Clause, int Max, int Pass, SpeechRule SpeechRule, List<BlockFile> Blocks, List<GroupFile> Groups, List<ScaleFile> Scales,
        string? ScalesElsewhere = null);

    private sealed record BlockFile(int? Task, string Title, string CriteriaHeading, List<CriterionFile> Criteria);

    /// <summary><paramref name="Scores"/>: the description of 0, of 1, of 2 …</summary>
    private sealed record CriterionFile(string Code, string Title, List<string> Scores, ErrorRule? Errors);

    private sealed record GroupFile(string Id, string Title, List<int?> Tasks, int Max);

    private sealed record ScaleFile(
        ParticipantCategory Category, string Title, string Form, List<string>? Criteria, List<int>? ExemptTasks, int Max, int Pass, List<ScoringScheme>? Schemes, string Clause);
}
