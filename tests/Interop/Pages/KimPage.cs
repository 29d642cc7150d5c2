using Microsoft.Playwright;

namespace Itog.Interop.Pages;

/// <summary>The window of the КИМ, which shares itself.</summary>
public sealed class KimPage(IPage window)
{
    public IPage Window => window;

    private ILocator ShareButton => window.GetByRole(AriaRole.Button, new() { Name = "Показать это окно участнику" });

    public Task SeeShareButtonAsync() => ShareButton.WaitForAsync();

    /// <summary>Shares the window and waits until nothing but the picture for the participant is left in it.</summary>
    public async Task ShareAsync()
    {
        await ShareButton.ClickAsync();
        await window.GetByRole(AriaRole.Heading, new() { Name = "Задание скоро появится" }).Or(window.Locator(".kim")).First.WaitForAsync();
    }

    /// <summary>Waits until the text has been taken away and the quotation is left.</summary>
    public async Task SeeQuotationAloneAsync()
    {
        await window.Locator(".kim-paragraphs").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        await window.Locator(".kim blockquote").WaitForAsync();
    }

    public Task SeeTopicCardAsync() => window.Locator(".kim-topic").WaitForAsync();
}
