using System.Collections.Concurrent;
using Itog.Conference;

namespace Itog.Recorder;

/// <summary>Looks at the free space of the recordings' volume; looked at by the recorder thread, read by anyone.</summary>
internal sealed class DiskWatch(RecorderOptions options, Func<string, long>? freeBytes = null)
{
    private readonly Func<string, long> _freeBytes = freeBytes ?? Ask;
    private readonly ConcurrentDictionary<RoomId, long> _reserved = new();
    private DiskSpace? _space;

    public DiskSpace Space => Volatile.Read(ref _space) ?? Look();

    public DiskSpace Look()
    {
        var space = new DiskSpace(_freeBytes(options.Folder), options.MinimumFreeBytes, _reserved.Values.Sum());
        Volatile.Write(ref _space, space);
        return space;
    }

    public void Reserve(RoomId room, long bytes)
    {
        _reserved[room] = bytes;
        Look();
    }

    private static long Ask(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return -1;
        }
    }
}
