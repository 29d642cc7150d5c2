using System.Collections.Frozen;

namespace Itog.Exam.Regulation;

/// <summary>
/// The regulations that this process knows: those that ship with the product, and those of a folder that is read at start.
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

    /// <summary>A clause in words, whatever pack knows its source; as it is when none does.</summary>
    public static string Cite(string clause) => Known.Values.Select(pack => pack.Cite(clause)).FirstOrDefault(words => words != clause) ?? clause;

    /// <summary>
    /// Adds the packs of a folder, one <c>*.json</c> each. A faulty file is refused by name and the others stay; a file with the id
    /// of a pack that ships replaces it if its version is higher. A folder that is not there holds nothing.
    /// </summary>
    public static IReadOnlyList<RefusedRegulation> ReadFolder(string folder)
    {
        var packs = Shipped.Value.ToDictionary(StringComparer.Ordinal);
        var refused = new List<RefusedRegulation>();
        var files = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal) : Enumerable.Empty<string>();
        foreach (var file in files)
        {
            if (Load(file, packs, out var pack) is { } faults)
            {
                refused.Add(new RefusedRegulation(Path.GetFileName(file), faults));
            }
            else
            {
                packs[pack!.Id] = pack;
            }
        }

        lock (Reading)
        {
            known = packs.ToFrozenDictionary(StringComparer.Ordinal);
            Refused = refused;
        }

        return refused;
    }

    private static IReadOnlyList<RegulationFault>? Load(string file, Dictionary<string, RegulationPack> packs, out RegulationPack? pack)
    {
        pack = null;
        try
        {
            pack = RegulationLoader.Load(File.ReadAllText(file), Path.GetFileName(file));
            return packs.TryGetValue(pack.Id, out var there) && there.Version >= pack.Version
                ? [new RegulationFault("version", $"порядок «{pack.Id}» версии {there.Version} уже есть: поднимите version или дайте файлу другой id")]
                : null;
        }
        catch (InvalidRegulationException invalid)
        {
            return invalid.Faults;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return [new RegulationFault("$", "файл не читается: проверьте права доступа")];
        }
    }
}
