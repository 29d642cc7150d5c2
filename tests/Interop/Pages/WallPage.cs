using Itog.Interop.Room;
using Microsoft.Playwright;

namespace Itog.Interop.Pages;

/// <summary>The wall of all auditoriums, in a window of the technician's browser.</summary>
public sealed class WallPage(IPage window)
{
    // How much the brightness of a still differs from dot to dot: a blank one has none.
    private const string Contrast = """
        number => {
          const tile = [...document.querySelectorAll('.tile')].find(one => one.querySelector('strong')?.textContent === number);
          const canvas = tile?.querySelector('.tile-still[data-shown="true"] canvas');
          if (!canvas) return false;
          const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
          const dots = data.filter((_, at) => at % 4 === 0);
          return Math.max(...dots) - Math.min(...dots) > 40;
        }
        """;

    public IPage Window => window;

    /// <param name="context">Where the technician has signed in.</param>
    public static async Task<WallPage> OpenAsync(IBrowserContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var window = await context.NewPageAsync();
        await window.GotoAsync("/wall");
        await window.Locator(".tile").First.WaitForAsync();
        return new(window);
    }

    /// <summary>Opens the day in every auditorium.</summary>
    public async Task OpenAllAsync()
    {
        await window.GetByRole(AriaRole.Button, new() { Name = "Открыть все" }).ClickAsync();
        var dialog = window.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Открыть все" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Закрыть", Exact = true }).ClickAsync();
    }

    /// <summary>Waits until a picture of who answers in an auditorium is on its tile.</summary>
    public Task SeeStillAsync(string auditorium) => Condition.HoldsAsync(window, Contrast, auditorium, "the wall shows who answers");

    /// <summary>Waits until the tile of an auditorium says this.</summary>
    public Task SeeAsync(string auditorium, string words) =>
        window.Locator(".tile", new() { HasText = auditorium }).Filter(new() { HasText = words }).WaitForAsync();

    /// <summary>Sends one of the ready phrases to the station of an auditorium.</summary>
    public async Task WriteAsync(string auditorium, string phrase)
    {
        await window.Locator(".tile", new() { HasText = auditorium }).ClickAsync();
        await window.GetByRole(AriaRole.Button, new() { Name = "Написать", Exact = true }).ClickAsync();
        await window.GetByRole(AriaRole.Button, new() { Name = phrase }).ClickAsync();
        await window.GetByRole(AriaRole.Button, new() { Name = "Отправить" }).ClickAsync();
        await window.GetByText("Отправлено.").WaitForAsync();
        await window.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Закрыть" }).ClickAsync();
    }

    /// <summary>Waits until the message stands as read.</summary>
    public Task SeeReadAsync(string phrase) => window.Locator(".detail-messages li", new() { HasText = phrase }).Filter(new() { HasText = "прочитано в" }).WaitForAsync();
}
