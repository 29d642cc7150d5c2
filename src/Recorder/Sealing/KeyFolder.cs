using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace Itog.Recorder.Sealing;

/// <summary>
/// The keys of sealed files, one file a day of a school: <c>2026-02-11_123456.key</c>, 48 bytes, for the server's account alone. They lie in files of their own
/// and not in the database, whose log and free pages would keep them. One per process; any thread.
/// </summary>
public sealed class KeyFolder
{
    /// <summary>A folder without keys.</summary>
    public static readonly KeyFolder None = new([]);

    private const string Extension = ".key";

    private const UnixFileMode OwnerAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly byte[] Magic = [.. "itog key 1\n"u8, 0, 0, 0, 0, 0];

    private readonly Lock _gate = new();

    private readonly string[] _folders;

    public KeyFolder(IOptions<KeyOptions> options)
        : this([options.Value.Keys, options.Value.KeysCopy ?? ""])
    {
    }

    /// <param name="folders">The first one is the server's own; the rest hold the same keys.</param>
    internal KeyFolder(IEnumerable<string> folders) => _folders = [.. folders.Where(f => f.Length > 0).Select(Path.GetFullPath)];

    /// <summary>A folder that was brought along, to check recordings with.</summary>
    public static KeyFolder At(string folder) => new([folder]);

    /// <summary>What the key of a school's day is called.</summary>
    public static string NameOf(DateOnly date, string schoolCode)
    {
        ArgumentNullException.ThrowIfNull(schoolCode);
        return string.Create(
            CultureInfo.InvariantCulture, $"{date:yyyy-MM-dd}_{string.Concat(schoolCode.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'))}");
    }

    /// <summary>The key of that name, read from the disk or made now; on the disk in every folder when this returns. Throws <see cref="IOException"/> when it cannot be.</summary>
    public SealingKey GetOrCreate(string name)
    {
        lock (_gate)
        {
            var key = _folders.Select(f => TryRead(PathIn(f, name))).OfType<SealingKey>().FirstOrDefault()
                ?? new SealingKey(name, RandomNumberGenerator.GetBytes(SealingKey.SecretBytes));
            foreach (var folder in _folders.Where(f => TryRead(PathIn(f, name)) is null))
            {
                Write(folder, key);
            }

            return key;
        }
    }

    /// <summary>The key that a sealed file asks for; null when it was destroyed or never lay here.</summary>
    internal SealingKey? Find(ReadOnlySpan<byte> id)
    {
        foreach (var path in _folders.Where(Directory.Exists).SelectMany(f => Directory.EnumerateFiles(f, "*" + Extension)))
        {
            if (TryRead(path) is { } key && key.Id.AsSpan().SequenceEqual(id))
            {
                return key;
            }
        }

        return null;
    }

    /// <summary>Whether there is a key of that name.</summary>
    public bool Holds(string name) => _folders.Any(f => File.Exists(PathIn(f, name)));

    /// <summary>
    /// Destroys a key in every folder: its place is overwritten, brought to the disk, then given up. False when there is none. Throws
    /// <see cref="IOException"/> when a folder is out of reach, for a key that is left in one of them was not destroyed.
    /// </summary>
    public bool Destroy(string name)
    {
        lock (_gate)
        {
            var any = false;
            foreach (var folder in _folders)
            {
                if (!Directory.Exists(folder))
                {
                    // Nothing was ever sealed here, or a second medium is not plugged in: only the latter keeps a key.
                    if (folder != _folders[0])
                    {
                        throw new IOException("The second folder of the keys is out of reach.");
                    }

                    continue;
                }

                var path = PathIn(folder, name);
                if (!File.Exists(path))
                {
                    continue;
                }

                FileErasure.Overwrite(path);
                File.Delete(path);
                FolderFlush.Flush(folder);
                any = true;
            }

            return any;
        }
    }

    private static string PathIn(string folder, string name) => Path.Combine(folder, name + Extension);

    private static SealingKey? TryRead(string path)
    {
        try
        {
            var bytes = File.ReadAllBytes(path);
            return bytes.Length == Magic.Length + SealingKey.SecretBytes && bytes.AsSpan().StartsWith(Magic)
                ? new SealingKey(Path.GetFileNameWithoutExtension(path), bytes[Magic.Length..])
                : null;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static void Write(string folder, SealingKey key)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnerAlone | UnixFileMode.UserExecute);
        }

        var path = PathIn(folder, key.Name);
        if (File.Exists(path))
        {
            throw new IOException($"The key file {key.Name}{Extension} is damaged.");
        }

        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerAlone;
        }

        var part = path + ".part";
        using (var file = new FileStream(part, options))
        {
            file.Write([.. Magic, .. key.Secret]);
            file.Flush(flushToDisk: true);
        }

        File.Move(part, path);
        FolderFlush.Flush(folder);
    }
}
