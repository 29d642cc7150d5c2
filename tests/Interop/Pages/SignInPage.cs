using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Itog.Interop.Pages;

/// <summary>The page where staff sign in.</summary>
public static class SignInPage
{
    /// <summary>The password of every account of the demo school.</summary>
    public const string DemoPassword = "репетиция-2026";

    /// <summary>Signs in for the first time, with the password on the slip, and thinks up another one; then as <see cref="EnterAsync"/>.</summary>
    public static async Task<IPage> EnterFirstAsync(IBrowserContext context, string userName, string oneTimePassword, string page)
    {
        var window = await FillAsync(context, userName, oneTimePassword);
        await PressAsync(window);
        await window.Locator("input[name=newPassword]").FillAsync("свои четыре слова тут");
        return await ChooseAsync(window, page);
    }

    /// <summary>Signs in and opens the place of work whose address begins with <paramref name="page"/>.</summary>
    /// <param name="auditorium">The number of the auditorium, for somebody who works in several.</param>
    public static async Task<IPage> EnterAsync(IBrowserContext context, string userName, string page, string? auditorium = null)
    {
        var window = await FillAsync(context, userName, DemoPassword);
        return await ChooseAsync(window, page, auditorium);
    }

    private static async Task<IPage> FillAsync(IBrowserContext context, string userName, string password)
    {
        var window = await context.NewPageAsync();
        await window.GotoAsync("/");
        await window.Locator("input[name=userName]").FillAsync(userName);
        await window.Locator("input[name=password]").FillAsync(password);
        return window;
    }

    private static async Task<IPage> ChooseAsync(IPage window, string page, string? auditorium = null)
    {
        await PressAsync(window);
        await window.Locator($"a[href^='{page}']", new() { HasText = auditorium }).ClickAsync();
        await Assertions.Expect(window).ToHaveURLAsync(new Regex(Regex.Escape(page)));
        return window;
    }

    private static Task PressAsync(IPage window) => window.GetByRole(AriaRole.Button, new() { Name = "Войти" }).ClickAsync();
}
