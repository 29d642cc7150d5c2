using System.Security.Cryptography;

namespace Itog.Recorder.Sealing;

/// <summary>
/// Overwrites what was never sealed before it is deleted. A magnetic disk then holds nothing of it; a solid-state disk may keep the old cells for a while,
/// which is why what matters is sealed and its key destroyed. Stateless; any thread.
/// </summary>
public static class FileErasure
{
    private const int PieceBytes = 1 << 20;

    /// <summary>Puts random bytes in the place of a file's contents and waits for the disk.</summary>
    public static void Overwrite(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        var noise = new byte[(int)Math.Min(PieceBytes, file.Length)];
        for (var left = file.Length; left > 0; left -= noise.Length)
        {
            RandomNumberGenerator.Fill(noise);
            file.Write(noise, 0, (int)Math.Min(left, noise.Length));
        }

        file.Flush(flushToDisk: true);
    }
}
