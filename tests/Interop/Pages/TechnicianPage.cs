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

    /// <summary>Calls the station for a check.</summary>
    public async Task CallStationAsync()
    {
        await window.GetByRole(AriaRole.Button, new() { Name = "Позвонить на станцию" }).ClickAsync();
        await window.GetByText("Звоним на станцию").WaitForAsync();
    }

    /// <summary>Waits until the server measures sound and picture of both lines of the call.</summary>
    public async Task SeeBothLinesAsync()
    {
        var lines = window.Locator(".talk-lines dd", new() { HasNotText = "нет" }).Filter(new() { HasText = "мс" });
        await Assertions.Expect(lines).ToHaveCountAsync(2);
    }

    /// <summary>Waits until the page says that the call was broken off for a participant.</summary>
    public Task SeeCallEndedForParticipantAsync() => window.GetByText("вошёл участник").WaitForAsync();
}
