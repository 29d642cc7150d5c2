using Microsoft.Playwright;

namespace Itog.Interop.Pages;

/// <summary>The page of a public observer.</summary>
public sealed class ObserverPage(IPage window)
{
    public IPage Window => window;

    public static async Task<ObserverPage> OpenAsync(IBrowserContext context) =>
        new(await SignInPage.EnterAsync(context, "observer", "/observer"));

    /// <summary>Of who is appointed to several auditoriums: opens the first one.</summary>
    public static async Task<ObserverPage> OpenFirstAsync(IBrowserContext context) =>
        new(await SignInPage.EnterAsync(context, "observer", "/observer?auditorium=1"));

    /// <summary>Goes to another auditorium by the choice at the head of the page.</summary>
    public async Task ChooseAsync(string auditorium)
    {
        await window.Locator(".observer-choice").SelectOptionAsync(new SelectOptionValue { Label = "Аудитория " + auditorium });
        await window.GetByText($"Аудитория {auditorium} ·").First.WaitForAsync();
    }

    /// <summary>Waits until the page says that nobody is interviewed in this auditorium yet.</summary>
    public Task SeeClosedAsync() => window.GetByRole(AriaRole.Heading, new() { Name = "Собеседования ещё не идут" }).WaitForAsync();

    /// <summary>Waits until the page says that the КИМ is not for him yet.</summary>
    public Task SeeNoKimAsync() => window.GetByText("КИМ появится, когда его увидит участник").WaitForAsync();
}
