using System.Globalization;
using System.Text.Json;
using Itog.Interop.Room;
using Microsoft.Playwright;

namespace Itog.Interop;

/// <summary>
/// What the wall of thirty auditoriums costs the technician's computer, with every level, time and load changing each second: no task may hold the page up, and
/// all tiles are on a screen of 1920 × 950, which is what a browser leaves of 1080 lines.
/// </summary>
public sealed class WallOfThirty
{
    /// <summary>In milliseconds.</summary>
    private const double LongestTask = 100;

    private const double MostOfCore = 0.25;

    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(30);

    [Fact(Explicit = true), Trait("Long", "wall")]
    public async Task Thirty_tiles_fit_the_screen_and_never_hold_the_page_up()
    {
        var folder = Directory.CreateTempSubdirectory("itog-wall-").FullName;
        try
        {
            await SamplePages.BuildAsync(folder);
            using var files = new SamplePages.SampleFiles(folder);
            using var playwright = await Playwright.CreateAsync();
            await using var browser = await Browser.LaunchAsync(playwright, files.Address, viewport: new ViewportSize { Width = 1920, Height = 950 });
            var window = await browser.Context.NewPageAsync();
            await window.GotoAsync("/fixtures.html?page=wall&state=moving");
            await window.Locator(".tile").Nth(29).WaitForAsync();

            (await window.EvaluateAsync<int>("() => [...document.querySelectorAll('.tile')].filter(t => t.getBoundingClientRect().bottom <= innerHeight).length")).Should().Be(30);
            (await window.EvaluateAsync<int>("() => document.documentElement.scrollHeight - innerHeight")).Should().BeLessThanOrEqualTo(0, "nothing needs to be scrolled");

            var session = await browser.Context.NewCDPSessionAsync(window);
            await session.SendAsync("Performance.enable");
            await WatchAsync(window, Settling);
            var (settled, before) = (await LongTasks.NowAsync(window), await BusyAsync(session));
            await WatchAsync(window, Measured);
            var busy = (await BusyAsync(session) - before) / Measured.TotalSeconds;
            var tasks = await LongTasks.SinceAsync(window, settled);

            TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"30 tiles, once a second for {Measured.TotalSeconds:F0} s: page's thread busy {busy:P1}, {tasks.Length} tasks above 50 ms, longest {tasks.DefaultIfEmpty().Max():F0} ms"));
            tasks.Should().NotContain(took => took > LongestTask);
            busy.Should().BeLessThan(MostOfCore);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Lets the wall move for as long by the page's own clock.</summary>
    private static async Task WatchAsync(IPage window, TimeSpan time)
    {
        var until = await window.EvaluateAsync<double>("time => performance.now() + time", time.TotalMilliseconds);
        await window.WaitForFunctionAsync("until => performance.now() >= until", until, new() { PollingInterval = 500, Timeout = 120_000 });
    }

    /// <summary>Seconds that the page's thread has worked.</summary>
    private static async Task<double> BusyAsync(ICDPSession session)
    {
        var metrics = (await session.SendAsync("Performance.getMetrics"))!.Value.GetProperty("metrics");
        return metrics.EnumerateArray().Single(m => m.GetProperty("name").GetString() == "TaskDuration").GetProperty("value").GetDouble();
    }
}
