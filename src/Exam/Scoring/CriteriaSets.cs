using System.Collections.Frozen;

namespace Itog.Exam.Scoring;

/// <summary>The criteria sets that ship with the product, loaded and checked once; read from any thread.</summary>
public static class CriteriaSets
{
    private static readonly Lazy<FrozenDictionary<string, CriteriaSet>> Sets = new(Load);

    public static IReadOnlyCollection<CriteriaSet> All => Sets.Value.Values;

    /// <summary>The set with this id; an unknown id is a fault of the data that names it.</summary>
    public static CriteriaSet Get(string id) => Sets.Value.TryGetValue(id, out var set)
        ? set
        : throw new KeyNotFoundException($"There is no criteria set '{id}'; known are {string.Join(", ", Sets.Value.Keys)}.");

    private static FrozenDictionary<string, CriteriaSet> Load() =>
        EmbeddedFile.In("Scoring/Sets/").Select(file => CriteriaSetLoader.Load(file.Text(), file.Name))
            .ToFrozenDictionary(set => set.Id, StringComparer.Ordinal);
}
