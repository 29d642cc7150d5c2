using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Itog.Interop.Pages;

/// <summary>The page where staff sign in.</summary>
public static class SignInPage
{
    /// <summary>The password of every account of the demo school.</summary>
    public const string DemoPassword = "репетиция-2026";

    /// <summary>Signs in and opens the place of work whose address begins with <paramref name="page"/>.</summary>
    /// <param name="auditorium">The number of the auditorium, for somebody who works in several.</param>
    public static async Task<IPage> EnterAsync(IBrowserContext context, string userName, string page, string? auditorium = null)
    {
        var window = await context.NewPageAsync();
        await window.GotoAsync("/");
        await window.Locator("input[name=userName]").FillAsync(userName);
        await window.Locator("input[name=password]").FillAsync(DemoPassword);
        await window.GetByRole(AriaRole.Button, new() { Name = "Войти" }).ClickAsync();
        await window.Locator($"a[href^='{page}']", new() { HasText = auditorium }).ClickAsync();
        await Assertions.Expect(window).ToHaveURLAsync(new Regex(Regex.Escape(page)));
        return window;
    }
}
