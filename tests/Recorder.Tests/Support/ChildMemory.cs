using System.Runtime.InteropServices;

namespace Itog.Recorder.Tests.Support;

/// <summary>The most memory that any child of this process has held (getrusage(2), RUSAGE_CHILDREN); Linux.</summary>
internal static partial class ChildMemory
{
    private const int Children = -1;

    public static double PeakMegabytes()
    {
        // Two times of 16 bytes, then ru_maxrss in KiB, then thirteen more numbers.
        var usage = new long[18];
        return GetUsage(Children, usage) == 0 ? usage[4] / 1024.0 : double.NaN;
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetUsage(int who, [Out] long[] usage);
}
