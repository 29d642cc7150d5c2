using System.Collections.Frozen;

namespace Itog.Exam.Regulation;

/// <summary>The packs that ship with the product, loaded and checked once; read from any thread.</summary>
public static class RegulationPacks
{
    private static readonly Lazy<FrozenDictionary<string, RegulationPack>> Packs = new(Load);

    public static IReadOnlyCollection<RegulationPack> All => Packs.Value.Values;

    /// <summary>The pack with this id; an unknown id is a fault of the data that names it.</summary>
    public static RegulationPack Get(string id) => Packs.Value.TryGetValue(id, out var pack)
        ? pack
        : throw new KeyNotFoundException($"There is no regulation pack '{id}'; known are {string.Join(", ", Packs.Value.Keys)}.");

    private static FrozenDictionary<string, RegulationPack> Load() =>
        EmbeddedFile.In("Regulation/Packs/").ToFrozenDictionary(
            file => Path.GetFileNameWithoutExtension(file.Name),
            file => RegulationLoader.Load(file.Text(), file.Name));
}
