using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Itog.Exam.Scoring;

namespace Itog.Exam.Regulation;

/// <summary>
/// The regulations that this process knows: those that ship with the product, and those of a region's folder that is read at start.
/// Checked once; read from any thread.
/// </summary>
public static class RegulationPacks
{
    private static readonly Lazy<FrozenDictionary<string, RegulationPack>> Shipped = new(() => EmbeddedFile.In("Regulation/Packs/")
        .Select(file => RegulationLoader.Load(file.Text(), file.Name)).ToFrozenDictionary(pack => pack.Id, StringComparer.Ordinal));

    private static readonly Lock Reading = new();

    private static volatile FrozenDictionary<string, RegulationPack>? known;

    public static IReadOnlyCollection<RegulationPack> All => Known.Values;

    /// <summary>Files of the folder that were refused at the last reading, with what is wrong in them.</summary>
    public static IReadOnlyList<RefusedRegulation> Refused { get; private set; } = [];

    private static FrozenDictionary<string, RegulationPack> Known => known ?? Shipped.Value;

    /// <summary>The pack with this id; an unknown id is a fault of the data that names it.</summary>
    public static RegulationPack Get(string id) => Find(id)
        ?? throw new KeyNotFoundException($"There is no regulation pack '{id}'; known are {string.Join(", ", Known.Keys)}.");

    /// <summary>The pack with this id, or null.</summary>
    public static RegulationPack? Find(string id) => Known.GetValueOrDefault(id);

    /// <summary>
    /// A clause in words: by the first pack's documents, else by those of whatever pack knows its source; as it is when none does.
    /// Several clauses stand side by side with semicolons between them.
    /// </summary>
    [return: NotNullIfNotNull(nameof(clause))]
    public static string? Cite(string? clause, RegulationPack? first = null) =>
        clause is null ? null : string.Join("; ", clause.Split("; ").Select(one => CiteOne(one, first)));

    private static string CiteOne(string clause, RegulationPack? first) =>
        (first is null ? Known.Values : Known.Values.Prepend(first)).Select(pack => pack.Cite(clause)).FirstOrDefault(words => words != clause) ?? clause;

    /// <summary>
    /// Adds the packs of a folder, one <c>*.json</c> each, and before them the criteria sets and courses of its own that they name. A faulty file
    /// is refused by name and the others stay; a file with the id of a pack that ships replaces it if its version is higher. A folder that is
    /// not there holds nothing.
    /// </summary>
    public static IReadOnlyList<RefusedRegulation> ReadFolder(string folder)
    {
        lock (Reading)
        {
            var region = new RegionFolder(folder);
            CriteriaSets.ReadFolder(region);
            ExamCourses.ReadFolder(region);
            var packs = Shipped.Value.ToDictionary(StringComparer.Ordinal);
            foreach (var file in region.Files())
            {
                if (region.Load(file, text => Read(text, file, packs), _ => false) is { } pack)
                {
                    packs[pack.Id] = pack;
                }
            }

            known = packs.ToFrozenDictionary(StringComparer.Ordinal);
            Refused = region.Refused;
            return Refused;
        }
    }

    private static RegulationPack Read(string text, string file, Dictionary<string, RegulationPack> packs)
    {
        var pack = RegulationLoader.Load(text, file);
        return packs.TryGetValue(pack.Id, out var there) && there.Version >= pack.Version
            ? throw new InvalidRegulationException(
                file, [new RegulationFault("version", $"порядок «{pack.Id}» версии {there.Version} уже есть: поднимите version или дайте файлу другой id")])
            : pack;
    }
}
