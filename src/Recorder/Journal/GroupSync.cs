using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Itog.Recorder.Journal;

/// <summary>
/// Brings all that was written to a folder's file system to the disk at once: <c>syncfs(2)</c> of Linux. For many journals it costs a small part of asking
/// file by file; in return it waits for what others have just written there. Owned by the recorder thread.
/// </summary>
internal sealed partial class GroupSync(string folder) : IDisposable
{
    /// <summary>O_RDONLY | O_CLOEXEC: FFmpeg must not inherit it.</summary>
    private const int CloseOnExec = 0x80000;

    private SafeFileHandle? _folder;

    /// <summary>False where the system cannot, or when something was not written: then each file has to be asked.</summary>
    public bool TrySync()
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        // The next handle is opened before this one is given up: it hears of every failure from now on. A new one each time, since the
        // folder may be another disk's by then.
        using var watching = _folder ?? Open(folder, CloseOnExec);
        _folder = Open(folder, CloseOnExec);
        return !watching.IsInvalid && SyncFileSystem(watching) == 0;
    }

    public void Dispose() => _folder?.Dispose();

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "syncfs")]
    private static partial int SyncFileSystem(SafeFileHandle anyFile);
}
