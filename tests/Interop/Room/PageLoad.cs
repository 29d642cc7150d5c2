using Microsoft.Playwright;

namespace Itog.Interop.Room;

/// <summary>Measures for a while how busy a page's thread is, and which tasks held it up. One per measurement; used by its test alone.</summary>
public sealed class PageLoad
{
    private readonly IPage _window;
    private readonly ICDPSession _session;
    private readonly double _begun;
    private readonly double _worked;

    private PageLoad(IPage window, ICDPSession session, double begun, double worked) =>
        (_window, _session, _begun, _worked) = (window, session, begun, worked);

    public static async Task<PageLoad> BeginAsync(IPage window)
    {
        ArgumentNullException.ThrowIfNull(window);
        var session = await window.Context.NewCDPSessionAsync(window);
        await session.SendAsync("Performance.enable");
        return new(window, session, await LongTasks.NowAsync(window), await WorkedAsync(session));
    }

    /// <summary>Waits for as long by the page's own clock.</summary>
    public async Task WatchAsync(TimeSpan time)
    {
        var until = await LongTasks.NowAsync(_window) + time.TotalMilliseconds;
        await _window.WaitForFunctionAsync("until => performance.now() >= until", until, new() { PollingInterval = 500, Timeout = (float)(4 * time.TotalMilliseconds) + 30_000 });
    }

    /// <summary>The share of its time that the thread has worked, and its tasks of 50 ms and longer, in milliseconds.</summary>
    public async Task<(double Busy, double[] Tasks)> EndAsync()
    {
        var lasted = (await LongTasks.NowAsync(_window) - _begun) / 1_000;
        return ((await WorkedAsync(_session) - _worked) / lasted, await LongTasks.SinceAsync(_window, _begun));
    }

    /// <summary>Seconds that the page's thread has worked.</summary>
    private static async Task<double> WorkedAsync(ICDPSession session)
    {
        var metrics = (await session.SendAsync("Performance.getMetrics"))!.Value.GetProperty("metrics");
        return metrics.EnumerateArray().Single(m => m.GetProperty("name").GetString() == "TaskDuration").GetProperty("value").GetDouble();
    }
}
