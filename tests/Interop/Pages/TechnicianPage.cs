using Microsoft.Playwright;

namespace Itog.Interop.Pages;

/// <summary>The technician's desk.</summary>
public sealed class TechnicianPage(IPage window)
{
    public IPage Window => window;

    public static async Task<TechnicianPage> OpenAsync(IBrowserContext context) =>
        new(await SignInPage.EnterAsync(context, "technician", "/technician"));

    public async Task OpenConferenceAsync()
    {
        await window.GetByRole(AriaRole.Button, new() { Name = "Открыть подключение" }).ClickAsync();
        await window.GetByText("Подключение открыто").First.WaitForAsync();
    }
}
