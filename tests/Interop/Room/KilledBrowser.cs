using System.Diagnostics;
using System.Globalization;

namespace Itog.Interop.Room;

/// <summary>Ends a browser as the kernel would when memory runs out, or a power cut: SIGKILL to its processes, no page is asked.</summary>
public static class KilledBrowser
{
    /// <param name="profile">The folder of its profile, which stands on the command line of its processes and of no others.</param>
    public static async Task KillAsync(string profile)
    {
        ArgumentException.ThrowIfNullOrEmpty(profile);
        var own = Processes().Where(id => CommandLine(id).Contains(profile, StringComparison.Ordinal)).ToList();
        own.Should().NotBeEmpty("the browser runs over {0}", profile);
        foreach (var id in own)
        {
            try
            {
                using var process = Process.GetProcessById(id);
                process.Kill();
                await process.WaitForExitAsync();
            }
            catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
            {
                // It went with the one before it.
            }
        }
    }

    private static IEnumerable<int> Processes() => Directory.GetDirectories("/proc")
        .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? id : 0).Where(id => id > 0);

    private static string CommandLine(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline");
        }
        catch (IOException)
        {
            return "";
        }
        catch (UnauthorizedAccessException)
        {
            return "";
        }
    }
}
