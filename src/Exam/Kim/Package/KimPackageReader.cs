using System.Globalization;
using System.Text.RegularExpressions;

namespace Itog.Exam.Kim.Package;

/// <summary>
/// Reads a package of exam materials as <c>PACKAGE.md</c> describes it: all of it, or nothing and every fault with its file. Stateless; any thread.
/// </summary>
public static partial class KimPackageReader
{
    /// <summary>The most variants of one package.</summary>
    public const int MostVariants = 60;

    private const string VariantFile = "variant.json";

    private static readonly string[] Litter = ["Thumbs.db", "desktop.ini", ".DS_Store"];

    /// <summary>What shows without the password: that it is an encrypted archive and every file stands where it belongs. The numbers of its variants.</summary>
    public static Outcome<IReadOnlyList<int>> Inspect(ReadOnlyMemory<byte> file)
    {
        try
        {
            var (variants, faults) = Sort(AesZipArchive.Read(file));
            return faults.Count > 0 ? KimRefusals.BadPackage(faults) : variants.Keys.ToList();
        }
        catch (DamagedArchiveException damaged)
        {
            return KimRefusals.Of(damaged);
        }
    }

    /// <summary>The variants, in the order of their numbers.</summary>
    public static Outcome<IReadOnlyList<PackedVariant>> Open(ReadOnlyMemory<byte> file, string password)
    {
        try
        {
            var archive = AesZipArchive.Read(file);
            var (variants, faults) = Sort(archive);
            var read = new List<PackedVariant>();
            foreach (var (number, files) in variants)
            {
                var contents = files.ToDictionary(f => f.Key, f => archive.Open(f.Value, password), StringComparer.OrdinalIgnoreCase);
                if (contents.TryGetValue(VariantFile, out var json)
                    && KimVariantFile.Read(json, $"{number}/{VariantFile}", contents, faults) is { } content)
                {
                    read.Add(new PackedVariant(number, content));
                }
            }

            return faults.Count > 0 ? KimRefusals.BadPackage(faults) : read;
        }
        catch (DamagedArchiveException damaged)
        {
            return KimRefusals.Of(damaged);
        }
    }

    /// <summary>The files by variant and name, and every name that has no place in a package.</summary>
    private static (SortedDictionary<int, Dictionary<string, AesZipEntry>> Variants, List<KimPackageFault> Faults) Sort(AesZipArchive archive)
    {
        var variants = new SortedDictionary<int, Dictionary<string, AesZipEntry>>();
        var faults = new List<KimPackageFault>();
        var entries = archive.Entries.Where(e => !IsLitter(e.Name)).ToList();
        var root = CommonFolder(entries);
        foreach (var entry in entries)
        {
            var place = Place().Match(entry.Name[root.Length..]);
            if (!place.Success)
            {
                faults.Add(new KimPackageFault(entry.Name, "лишний или неправильно названный файл. Должно быть «НОМЕР/variant.json» или «НОМЕР/картинка.jpg» (.png, .webp, .svg)"));
                continue;
            }

            var number = int.Parse(place.Groups["number"].Value, CultureInfo.InvariantCulture);
            if (!variants.TryGetValue(number, out var files))
            {
                variants[number] = files = new Dictionary<string, AesZipEntry>(StringComparer.OrdinalIgnoreCase);
            }

            if (!files.TryAdd(place.Groups["file"].Value, entry))
            {
                faults.Add(new KimPackageFault(entry.Name, "такой файл у варианта уже есть. Оставьте один"));
            }
        }

        faults.AddRange(variants.Where(v => !v.Value.ContainsKey(VariantFile))
            .Select(v => new KimPackageFault($"{v.Key}/{VariantFile}", "файла нет. Добавьте его: в нём текст, цитата, темы и карточки варианта")));
        if (entries.Count == 0)
        {
            faults.Add(new KimPackageFault("архив", "в нём нет файлов. Проверьте, тот ли файл вы выбрали"));
        }
        else if (variants.Count > MostVariants)
        {
            faults.Add(new KimPackageFault("архив", $"вариантов больше {MostVariants}. Разделите пакет на несколько"));
        }

        return (variants, faults);
    }

    // Archivers like to put everything into one folder with the name of the archive.
    private static string CommonFolder(List<AesZipEntry> entries)
    {
        var first = entries.FirstOrDefault()?.Name.Split('/') ?? [];
        return first.Length == 3 && entries.TrueForAll(e => e.Name.StartsWith(first[0] + "/", StringComparison.Ordinal)) ? first[0] + "/" : "";
    }

    private static bool IsLitter(string name) =>
        name.StartsWith("__MACOSX/", StringComparison.Ordinal) || Litter.Contains(name[(name.LastIndexOf('/') + 1)..], StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(@"^(?<number>[1-9][0-9]{0,5})/(?<file>variant\.json|[^/]{1,80}\.(jpe?g|png|webp|svg))$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Place();
}
