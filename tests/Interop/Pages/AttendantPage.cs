using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Itog.Interop.Pages;

/// <summary>The page of an assistant or a sign interpreter, from his link on.</summary>
public sealed class AttendantPage(IPage window)
{
    public IPage Window => window;

    public static async Task<AttendantPage> OpenAsync(IBrowserContext context, string link)
    {
        ArgumentNullException.ThrowIfNull(context);
        var window = await context.NewPageAsync();
        await window.GotoAsync(link);
        await Assertions.Expect(window).ToHaveURLAsync(new Regex("/attendant"));
        return new AttendantPage(window);
    }

    public Task SeeWaitingAsync() => window.GetByRole(AriaRole.Heading, new() { Name = "Ждём вашего участника" }).WaitForAsync();

    public Task SeeAuditoriumAsync(string number) => window.GetByText($"Аудитория {number}").First.WaitForAsync();

    /// <summary>Looks at himself before anybody else does.</summary>
    public Task ShowDevicesAsync() => window.GetByRole(AriaRole.Button, new() { Name = "Включить камеру и микрофон" }).ClickAsync();

    /// <summary>Waits until his participant is in the room, and he with him.</summary>
    public Task SeeRoomAsync(string name) => window.GetByRole(AriaRole.Heading, new() { Name = $"Сейчас отвечает {name}" }).WaitForAsync();

    /// <summary>Waits until everybody whom he helps has finished.</summary>
    public Task SeeDoneAsync() => window.GetByRole(AriaRole.Heading, new() { Name = "Вы свободны" }).WaitForAsync();
}
