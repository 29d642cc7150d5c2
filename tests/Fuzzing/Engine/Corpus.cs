using System.Security.Cryptography;

namespace Itog.Fuzzing.Engine;

/// <summary>The kept inputs of one target: a folder of small files, read at the start of a run; finds are added to it.</summary>
internal sealed class Corpus(string folder)
{
    /// <summary>The corpus in the source tree, where what is found stays.</summary>
    public static string Home { get; } = Path.Combine(FindTop(), "tests", "Fuzzing", "corpus");

    /// <summary>Where runs note their inputs of the moment.</summary>
    public static string Notes { get; } = Path.Combine(FindTop(), "artifacts", "fuzzing");

    public static Corpus Of(string target) => new(Path.Combine(Home, target));

    public IReadOnlyList<(string File, byte[] Bytes)> Read() => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Select(f => (f, File.ReadAllBytes(f)))]
        : [];

    /// <summary>Keeps an input; returns its file.</summary>
    public string Keep(string kind, ReadOnlySpan<byte> input)
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, $"{kind}-{Convert.ToHexStringLower(SHA256.HashData(input))[..12]}");
        File.WriteAllBytes(file, input);
        return file;
    }

    private static string FindTop()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Itog.slnx")))
            {
                return folder;
            }
        }

        throw new DirectoryNotFoundException("The corpus is in the source tree: Itog.slnx was not found above " + AppContext.BaseDirectory);
    }
}
