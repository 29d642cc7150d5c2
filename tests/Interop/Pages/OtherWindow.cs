using Microsoft.Playwright;

namespace Itog.Interop.Pages;

/// <summary>What every page says when a newer window of the same person works in its place.</summary>
public static class OtherWindow
{
    public static Task SeeTakenOverAsync(IPage window)
    {
        ArgumentNullException.ThrowIfNull(window);
        return window.GetByRole(AriaRole.Heading, new() { Level = 1 }).Filter(new() { HasText = "Страница открыта в другом окне" }).WaitForAsync();
    }

    /// <summary>Takes the work back into this window.</summary>
    public static Task WorkHereAsync(IPage window)
    {
        ArgumentNullException.ThrowIfNull(window);
        return window.GetByRole(AriaRole.Button, new() { Name = "Работать в этом окне" }).ClickAsync();
    }
}
