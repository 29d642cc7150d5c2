using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Itog.Recorder.Sealing;

namespace Itog.Server.Recordings;

/// <summary>
/// Writes a <see cref="Handover"/> as a ZIP, straight into the answer: for each recording its sound, its pictures where they were asked for, and its manifest, and the list for people.
/// Both are stored, not compressed: it would cost minutes and gain nothing.
/// </summary>
internal static class HandoverArchive
{
    public static async Task WriteAsync(Stream output, Handover handover, HandoverFiles files, StoredFiles stored, CancellationToken cancellationToken)
    {
        await using var archive = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancellationToken);
        var checksums = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var recording in handover.Recordings)
        {
            foreach (var file in files.Of(recording))
            {
                checksums[file.Name] = await AddAsync(archive, stored, file.Name, file.Path, CompressionLevel.NoCompression, cancellationToken);
            }

            await AddAsync(archive, stored, $"{recording.Name}.manifest.json", recording.Recording.ManifestPath, CompressionLevel.Fastest, cancellationToken);
        }

        await using var list = await archive.CreateEntry(HandoverList.FileName).OpenAsync(cancellationToken);

        // The mark at its head lets the oldest Notepad read it.
        await list.WriteAsync(Encoding.UTF8.Preamble.ToArray(), cancellationToken);
        await list.WriteAsync(Encoding.UTF8.GetBytes(HandoverList.Write(handover, files, checksums)), cancellationToken);
    }

    /// <returns>SHA-256 of what was written, lower-case hex.</returns>
    private static async Task<string> AddAsync(ZipArchive archive, StoredFiles stored, string name, string path, CompressionLevel level, CancellationToken cancellationToken)
    {
        await using var source = stored.OpenRead(path);
        await using var entry = await archive.CreateEntry(name, level).OpenAsync(cancellationToken);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 17];
        int read;
        while ((read = await source.ReadAsync(buffer, cancellationToken)) > 0)
        {
            hash.AppendData(buffer, 0, read);
            await entry.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
