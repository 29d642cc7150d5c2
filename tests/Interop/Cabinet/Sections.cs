using Itog.Interop.Pages;
using Itog.Interop.Room;
using Microsoft.Playwright;

namespace Itog.Interop.Cabinet;

/// <summary>Sees sections of the cabinet as they stand: light, dark, and enlarged to 200 % on a small laptop; axe looks at each, and nothing may stick out.</summary>
public sealed class Sections(OrganizerPage cabinet, Gallery gallery)
{
    public async Task SeeAsync(params string[] names)
    {
        foreach (var name in names)
        {
            await cabinet.GoToAsync(name);
            await cabinet.SettleAsync();
            await LookAsync(name);
        }
    }

    private async Task LookAsync(string name)
    {
        var window = cabinet.Window;
        await window.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce });
        await gallery.TakeAsync(name, window);
        await window.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await gallery.TakeAsync($"{name}-dark", window);
        await window.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await window.SetViewportSizeAsync(683, 384);
        (await window.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
            .Should().BeTrue($"{name}, enlarged, is read without scrolling sideways");
        await gallery.TakeAsync($"{name}-enlarged", window);
        await window.SetViewportSizeAsync(1366, 768);
    }
}
