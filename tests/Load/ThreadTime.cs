using System.Globalization;

namespace Itog.Load;

/// <summary>How long the threads of this process have run, by their names; Linux.</summary>
internal static class ThreadTime
{
    /// <summary>Seconds on a processor of all threads whose name begins so.</summary>
    public static double Of(string name) => Directory.GetDirectories("/proc/self/task")
        .Where(task => File.ReadAllText(Path.Combine(task, "comm")).StartsWith(name, StringComparison.Ordinal))
        .Sum(task => double.Parse(File.ReadAllText(Path.Combine(task, "schedstat")).Split(' ')[0], CultureInfo.InvariantCulture) / 1e9);
}
