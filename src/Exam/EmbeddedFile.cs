using System.Text;

namespace Itog.Exam;

/// <summary>A data file that is built into this assembly, named by its path in the project.</summary>
internal readonly record struct EmbeddedFile(string Name)
{
    /// <summary>All files under a folder, in the order of their names.</summary>
    public static IEnumerable<EmbeddedFile> In(string folder) =>
        typeof(EmbeddedFile).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => new EmbeddedFile(name));

    public Stream Open() => typeof(EmbeddedFile).Assembly.GetManifestResourceStream(Name)
        ?? throw new InvalidOperationException($"The file {Name} is not built into the assembly.");

    public byte[] Bytes()
    {
        using var stream = Open();
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    public string Text()
    {
        using var reader = new StreamReader(Open(), Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
