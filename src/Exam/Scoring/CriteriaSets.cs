using System.Collections.Frozen;
using System.Text.Json.Nodes;

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
        EmbeddedFile.In("Scoring/Sets/").Select(file => CriteriaSetLoader.Load(Whole(file), file.Name))
            .ToFrozenDictionary(set => set.Id, StringComparer.Ordinal);

    /// <summary>A set that extends another one writes only what it says otherwise.</summary>
    private static string Whole(EmbeddedFile file)
    {
        var own = JsonNode.Parse(file.Text())!.AsObject();
        if (own["extends"] is not { } parent)
        {
            return own.ToJsonString();
        }

        var whole = JsonNode.Parse(new EmbeddedFile($"Scoring/Sets/{parent}.json").Text())!.AsObject();
        foreach (var (key, value) in own.Where(member => member.Key != "extends"))
        {
            whole[key] = value?.DeepClone();
        }

        return whole.ToJsonString();
    }
}
