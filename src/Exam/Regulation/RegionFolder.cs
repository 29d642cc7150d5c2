namespace Itog.Exam.Regulation;

/// <summary>
/// One reading of the folder in which a region keeps its own regulations, criteria sets (<c>criteria</c>) and courses (<c>courses</c>): a faulty
/// file is refused by name, the others stay. Owned by one call of <see cref="RegulationPacks.ReadFolder"/>.
/// </summary>
internal sealed class RegionFolder(string path)
{
    private readonly List<RefusedRegulation> refused = [];

    public IReadOnlyList<RefusedRegulation> Refused => refused;

    /// <summary>The files of a part of the folder by their names in it; none when it is not there.</summary>
    public IEnumerable<string> Files(string part = "")
    {
        var folder = Path.Combine(path, part);
        return Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*.json").Select(file => Path.Combine(part, Path.GetFileName(file))).Order(StringComparer.Ordinal)
            : [];
    }

    /// <summary>Reads one file; null when it is refused, with what is wrong kept.</summary>
    /// <param name="isTaken">Whether its id is one that may not be given again.</param>
    public T? Load<T>(string file, Func<string, T> load, Func<T, bool> isTaken)
        where T : class
    {
        try
        {
            var loaded = load(File.ReadAllText(Path.Combine(path, file)));
            if (!isTaken(loaded))
            {
                return loaded;
            }

            Refuse(file, [new RegulationFault("id", "такой id уже занят: дайте файлу другой")]);
        }
        catch (InvalidRegulationException invalid)
        {
            Refuse(file, invalid.Faults);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            Refuse(file, [new RegulationFault("$", "файл не читается: проверьте права доступа")]);
        }

        return null;
    }

    public void Refuse(string file, IReadOnlyList<RegulationFault> faults) => refused.Add(new RefusedRegulation(file, faults));
}
