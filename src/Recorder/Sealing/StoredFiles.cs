namespace Itog.Recorder.Sealing;

/// <summary>Opens stored files by the name under which they were made, whether they still lie there as they are or sealed meanwhile. One per process; any thread.</summary>
public sealed class StoredFiles(KeyFolder keys)
{
    public static bool Exists(string path) => File.Exists(path) || File.Exists(SealedFile.PathFor(path));

    /// <summary>Whether only the sealed copy is left.</summary>
    public static bool IsSealed(string path) => !File.Exists(path) && File.Exists(SealedFile.PathFor(path));

    /// <summary>When the contents were made.</summary>
    public static DateTimeOffset Written(string path) => File.GetLastWriteTimeUtc(File.Exists(path) ? path : SealedFile.PathFor(path));

    /// <summary>
    /// The contents, for reading from any place. Throws <see cref="FileNotFoundException"/> when there are none, <see cref="KeyMissingException"/> and
    /// <see cref="SealBrokenException"/> for a sealed file.
    /// </summary>
    public Stream OpenRead(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 1 << 16, FileOptions.Asynchronous);
        }
        catch (FileNotFoundException) when (File.Exists(SealedFile.PathFor(path)))
        {
            return SealedFile.OpenRead(SealedFile.PathFor(path), keys);
        }
    }

    /// <summary>The whole contents; of small files. Throws as <see cref="OpenRead"/>.</summary>
    public async Task<byte[]> ReadAllBytesAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = OpenRead(path);
        var contents = new byte[file.Length];
        await file.ReadExactlyAsync(contents, cancellationToken);
        return contents;
    }

    /// <summary>Writes the contents unsealed to another place, for programs that read files alone; whoever asks for it deletes it.</summary>
    public async Task CopyAsync(string path, string to, CancellationToken cancellationToken)
    {
        await using var from = OpenRead(path);
        await using var copy = new FileStream(to, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
        await from.CopyToAsync(copy, 1 << 17, cancellationToken);
    }
}
