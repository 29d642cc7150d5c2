namespace Itog.Recorder;

/// <summary>Looks at the free space of the recordings' volume; looked at by the recorder thread, read by anyone.</summary>
internal sealed class DiskWatch(RecorderOptions options, Func<string, long>? freeBytes = null)
{
    private readonly Func<string, long> _freeBytes = freeBytes ?? Ask;
    private DiskSpace? _space;

    public DiskSpace Space => Volatile.Read(ref _space) ?? Look();

    public DiskSpace Look()
    {
        var space = new DiskSpace(_freeBytes(options.Folder), options.MinimumFreeBytes);
        Volatile.Write(ref _space, space);
        return space;
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
