using System.Text.Json;
using Microsoft.Playwright;

namespace Itog.Interop.Room;

/// <summary>Watches how long a page keeps its one thread to itself (W3C Long Tasks): while it does, a click waits and a picture stands still.</summary>
public static class LongTasks
{
    public const string Script = """
        (() => {
          const tasks = [];
          new PerformanceObserver(list => {
            for (const task of list.getEntries()) tasks.push({ at: task.startTime, took: task.duration });
          }).observe({ type: 'longtask', buffered: true });
          window.longTasks = { now: () => performance.now(), since: at => tasks.filter(task => task.at >= at).map(task => task.took) };
        })();
        """;

    /// <summary>The page's own clock, to be given to <see cref="SinceAsync"/>.</summary>
    public static Task<double> NowAsync(IPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return page.EvaluateAsync<double>("() => longTasks.now()");
    }

    /// <summary>The tasks of 50 ms and longer since then, in milliseconds.</summary>
    public static async Task<double[]> SinceAsync(IPage page, double at)
    {
        ArgumentNullException.ThrowIfNull(page);
        return (await page.EvaluateAsync<JsonElement>("at => longTasks.since(at)", at)).Deserialize<double[]>()!;
    }
}
