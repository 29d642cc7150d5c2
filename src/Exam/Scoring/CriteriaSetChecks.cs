using System.Globalization;
using Itog.Exam.People;
using Itog.Exam.Regulation;

namespace Itog.Exam.Scoring;

/// <summary>What must agree inside a criteria set and no schema can say. Pure; works on a file that the schema has passed.</summary>
internal static class CriteriaSetChecks
{
    /// <param name="root">The file, for the lines of its faults; what a parent brought is named by its key alone.</param>
    public static IEnumerable<RegulationFault> Of(CriteriaSet set, PackNode root) => [.. Criteria(set, root), .. Sums(set, root), .. Scales(set, root)];

    private static IEnumerable<RegulationFault> Criteria(CriteriaSet set, PackNode root)
    {
        foreach (var code in set.Criteria.GroupBy(c => c.Code).Where(g => g.Count() > 1))
        {
            yield return Fault("blocks", root["blocks"], $"критерий {code.Key} стоит дважды");
        }

        foreach (var criterion in set.Criteria.Where(c => c.Errors is { } errors && !errors.Fits(c.Max)))
        {
            var node = root["blocks"]?.Items.SelectMany(b => b["criteria"]!.Items).FirstOrDefault(c => c["code"]!.Text == criterion.Code)?["errors"];
            yield return Fault(
                $"blocks.{criterion.Code}.errors", node, string.Create(CultureInfo.InvariantCulture, $"в atMost нужны null для нуля и ещё {criterion.Max} чисел по убыванию"));
        }
    }

    private static IEnumerable<RegulationFault> Sums(CriteriaSet set, PackNode root)
    {
        if (set.Criteria.Sum(c => c.Max) is var all && all != set.Max)
        {
            yield return Fault("max", root["max"], Differs(set.Max, all));
        }

        if (set.Pass > set.Max)
        {
            yield return Fault("pass", root["pass"], string.Create(CultureInfo.InvariantCulture, $"минимум {set.Pass} больше максимума {set.Max}"));
        }

        foreach (var group in set.Groups)
        {
            var sum = group.Codes.Sum(code => set.Find(code)!.Max);
            if (sum != group.Max)
            {
                yield return Fault($"groups.{group.Id}.max", root["groups"]?.Items.FirstOrDefault(g => g["id"]!.Text == group.Id)?["max"], Differs(group.Max, sum));
            }
        }

        foreach (var criterion in set.Criteria.Where(c => set.Groups.Count(g => g.Codes.Contains(c.Code)) != 1))
        {
            yield return Fault("groups", root["groups"], $"критерий {criterion.Code} должен входить ровно в одну промежуточную сумму");
        }
    }

    private static IEnumerable<RegulationFault> Scales(CriteriaSet set, PackNode root)
    {
        if (!set.Scales.Any(s => s.Category == ParticipantCategory.Usual))
        {
            yield return Fault("scales", root["scales"], "нет шкалы для участников без особых условий (usual)");
        }

        foreach (var (scale, i) in set.Scales.Select((scale, i) => (scale, i)))
        {
            var node = root["scales"]?.Items[i];
            var path = $"scales.{scale.Category}";
            if (set.Scales.Take(i).Any(other => other.Category == scale.Category
                && (scale.Answers.Count == 0 ? other.Answers.Count == 0 : scale.Answers.Intersect(other.Answers).Any())))
            {
                yield return Fault(path, node, "для этой категории и формы ответа строка уже есть");
            }

            foreach (var code in scale.Codes.Where(code => set.Find(code) is null))
            {
                yield return Fault(path, node?["criteria"] ?? node, $"критерия {code} в наборе нет");
            }

            var sum = scale.Codes.Sum(code => set.Find(code)?.Max ?? 0);
            if (sum != scale.Reachable)
            {
                yield return Fault($"{path}.max", node?["reachable"] ?? node?["max"], Differs(scale.Reachable, sum));
            }

            if (scale.Reachable > scale.Max || scale.Pass > scale.Reachable)
            {
                yield return Fault($"{path}.pass", node?["pass"], string.Create(
                    CultureInfo.InvariantCulture, $"минимум {scale.Pass}, достижимые {scale.Reachable} и максимум {scale.Max} должны возрастать"));
            }

            foreach (var code in scale.Codes.Where(code => set.Find(code)?.Task is { } task && !scale.Assigns(task)))
            {
                yield return Fault(path, node?["exemptTasks"] ?? node, $"критерий {code} оценивает задание, которого эта категория не получает");
            }
        }
    }

    private static string Differs(int written, int sum) => string.Create(CultureInfo.InvariantCulture, $"стоит {written}, а критерии дают {sum}");

    private static RegulationFault Fault(string path, PackNode? node, string message) => new(path, message, node?.Line ?? 0, node?.Clause);
}
