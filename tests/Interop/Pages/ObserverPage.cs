using Microsoft.Playwright;

namespace Itog.Interop.Pages;

/// <summary>The page of a public observer.</summary>
public sealed class ObserverPage(IPage window)
{
    public IPage Window => window;

    public static async Task<ObserverPage> OpenAsync(IBrowserContext context) =>
        new(await SignInPage.EnterAsync(context, "observer", "/observer"));

    /// <summary>Waits until the page says that the КИМ is not for him yet.</summary>
    public Task SeeNoKimAsync() => window.GetByText("КИМ появится, когда его увидит участник").WaitForAsync();
}
