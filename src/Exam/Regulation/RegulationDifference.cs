namespace Itog.Exam.Regulation;

/// <summary>One line of the comparison of two packs; a side is null where a pack has no such value.</summary>
public sealed record RegulationDifference(string Path, string Section, string Title, RegulationEntry? Left, RegulationEntry? Right)
{
    /// <summary>Whether both say the same, whatever clause says it.</summary>
    public bool Same => Left?.Text == Right?.Text;

    /// <summary>Every value of two packs side by side, in the order of the left one; what only the right one has closes its chapter.</summary>
    public static IReadOnlyList<RegulationDifference> Between(RegulationPack left, RegulationPack right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        var others = right.Entries.ToDictionary(e => e.Path, StringComparer.Ordinal);
        var own = left.Entries.Select(e => e.Path).ToHashSet(StringComparer.Ordinal);
        var lines = left.Entries.Select(e => new RegulationDifference(e.Path, e.Section, e.Title, e, others.GetValueOrDefault(e.Path)))
            .Concat(right.Entries.Where(e => !own.Contains(e.Path)).Select(e => new RegulationDifference(e.Path, e.Section, e.Title, null, e)));
        var chapters = left.Entries.Concat(right.Entries).Select(e => e.Section).Distinct().ToList();
        return [.. lines.OrderBy(line => chapters.IndexOf(line.Section))];
    }
}
