using System.Runtime.InteropServices;

namespace Itog.Recorder;

/// <summary>Waits until the disk holds what was created, renamed or deleted in a folder: without it a power failure may bring deleted files back. Stateless; any thread.</summary>
public static partial class FolderFlush
{
    private const int ReadOnly = 0;

    /// <summary>Throws <see cref="IOException"/> when the folder cannot be opened or the disk refuses. Windows keeps its folders in a journal of its own.</summary>
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var descriptor = Open(folder, ReadOnly);
        if (descriptor < 0)
        {
            throw Failure();
        }

        try
        {
            if (Synchronise(descriptor) != 0)
            {
                throw Failure();
            }
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    private static IOException Failure() => new($"The folder was not flushed: error {Marshal.GetLastPInvokeError()}.");

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Synchronise(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int descriptor);
}
