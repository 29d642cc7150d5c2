using System.Collections.Frozen;
using Itog.Exam.Regulation;

namespace Itog.Exam.Scoring;

/// <summary>
/// The criteria sets that this process knows: those that ship with the product, and those that a region puts into its folder. Checked once;
/// read from any thread.
/// </summary>
public static class CriteriaSets
{
    private static readonly Lazy<FrozenDictionary<string, CriteriaSet>> Shipped = new(() => EmbeddedFile.In("Scoring/Sets/")
        .Select(file => CriteriaSetLoader.Load(file.Text(), file.Name, ShippedText)).ToFrozenDictionary(set => set.Id, StringComparer.Ordinal));

    private static volatile FrozenDictionary<string, CriteriaSet>? known;

    public static IReadOnlyCollection<CriteriaSet> All => Known.Values;

    private static FrozenDictionary<string, CriteriaSet> Known => known ?? Shipped.Value;

    /// <summary>The set with this id; an unknown id is a fault of the data that names it.</summary>
    public static CriteriaSet Get(string id) => Known.TryGetValue(id, out var set)
        ? set
        : throw new KeyNotFoundException($"There is no criteria set '{id}'; known are {string.Join(", ", Known.Keys)}.");

    /// <summary>
    /// Adds the sets of a folder; called by <see cref="RegulationPacks.ReadFolder"/> alone. A set that ships is never replaced: signed protocols
    /// are keyed by it, and a score would come to mean another thing [contradiction C4].
    /// </summary>
    internal static void ReadFolder(RegionFolder folder)
    {
        var sets = Shipped.Value.ToDictionary(StringComparer.Ordinal);
        foreach (var file in folder.Files("criteria"))
        {
            if (folder.Load(file, text => CriteriaSetLoader.Load(text, file, ShippedText), set => sets.ContainsKey(set.Id)) is { } set)
            {
                sets[set.Id] = set;
            }
        }

        known = sets.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static string? ShippedText(string id) =>
        EmbeddedFile.In("Scoring/Sets/").Where(file => file.Name == $"Scoring/Sets/{id}.json").Select(file => file.Text()).FirstOrDefault();
}
