using System.Diagnostics;

namespace Itog.Load;

/// <summary>What this process holds: megabytes of memory and of the collected heap, open descriptors, threads. A snapshot.</summary>
internal sealed record ProcessState(double WorkingSet, double Heap, int Descriptors, int Threads)
{
    private const double Megabyte = 1 << 20;

    /// <summary>Collects the heap first, so that what is counted is really held.</summary>
    public static ProcessState Now()
    {
        var heap = GC.GetTotalMemory(forceFullCollection: true);
        using var process = Process.GetCurrentProcess();
        var descriptors = Directory.Exists("/proc/self/fd") ? Directory.GetFiles("/proc/self/fd").Length : process.HandleCount;
        return new ProcessState(process.WorkingSet64 / Megabyte, heap / Megabyte, descriptors, process.Threads.Count);
    }
}
