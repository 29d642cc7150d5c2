using System.Buffers.Binary;
using System.IO.MemoryMappedFiles;

namespace Itog.Fuzzing.Engine;

/// <summary>
/// Keeps the input of the moment in a file mapped into memory, so that it outlives a process that native code brings down. A run that ends
/// takes the file away; one that finds the file of an earlier run knows what that one died of. Owned by a run; one thread.
/// </summary>
internal sealed class LastInput : IDisposable
{
    private readonly string _path;
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;

    public LastInput(string path, int maxLength)
    {
        _path = path;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.Create, null, maxLength + 4);
        _view = _file.CreateViewAccessor();
    }

    /// <summary>What an earlier run left; null when it ended well.</summary>
    public static byte[]? TryReadLeft(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        var bytes = File.ReadAllBytes(path);
        var length = bytes.Length < 4 ? 0 : BinaryPrimitives.ReadInt32LittleEndian(bytes);
        return bytes.AsSpan(4, Math.Clamp(length, 0, bytes.Length - 4)).ToArray();
    }

    public void Note(ReadOnlySpan<byte> input)
    {
        var span = _view.SafeMemoryMappedViewHandle;
        span.Write(0, input.Length);
        span.WriteSpan(4, input);
    }

    public void Dispose()
    {
        _view.Dispose();
        _file.Dispose();
        File.Delete(_path);
    }
}
