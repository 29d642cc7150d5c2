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

    private static readonly TimeSpan Measured = TimeSpan.FromMinutes(2);

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

            await (await PageLoad.BeginAsync(window)).WatchAsync(Settling);
            var load = await PageLoad.BeginAsync(window);
            await load.WatchAsync(Measured);
            var (busy, tasks) = await load.EndAsync();

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
}
