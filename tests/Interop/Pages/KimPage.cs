using Microsoft.Playwright;

namespace Itog.Interop.Pages;

/// <summary>The window of the КИМ, which shares itself.</summary>
public sealed class KimPage(IPage window)
{
    public IPage Window => window;

    /// <summary>Shares the window and waits until nothing but the picture for the participant is left in it.</summary>
    public async Task ShareAsync()
    {
        var button = window.GetByRole(AriaRole.Button, new() { Name = "Показать это окно участнику" });
        await button.ClickAsync();
        await window.GetByRole(AriaRole.Heading, new() { Name = "Задание скоро появится" }).Or(window.Locator(".kim")).First.WaitForAsync();
    }
}
