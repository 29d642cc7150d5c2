using System.Globalization;
using System.Text.Json;
using Itog.Interop.Room;
using Microsoft.Playwright;

namespace Itog.Interop.Pages;

/// <summary>The silent expert's page.</summary>
public sealed class ExpertPage(IPage window)
{
    public IPage Window => window;

    public static async Task<ExpertPage> OpenAsync(IBrowserContext context, string userName = "expert", string? auditorium = null) =>
        new(await SignInPage.EnterAsync(context, userName, "/expert", auditorium));

    /// <summary>One more window of the same page.</summary>
    public async Task<ExpertPage> OpenAgainAsync()
    {
        var other = await window.Context.NewPageAsync();
        await other.GotoAsync(window.Url);
        return new ExpertPage(other);
    }

    public Task SeeProtocolOfAsync(string name) => window.GetByRole(AriaRole.Heading, new() { Name = $"Протокол: {name}" }).WaitForAsync();

    /// <summary>One of the day's protocols, by the name at its beginning.</summary>
    public async Task ChooseAsync(string family)
    {
        await window.GetByRole(AriaRole.Navigation, new() { Name = "Протоколы дня" }).GetByRole(AriaRole.Button).Filter(new() { HasText = family }).ClickAsync();
        await window.GetByRole(AriaRole.Heading, new() { Name = $"Протокол: {family}" }).WaitForAsync();
    }

    /// <summary>Takes a recording that nobody scores.</summary>
    public Task ClaimAsync() => window.GetByRole(AriaRole.Button, new() { Name = "Взять на оценивание" }).ClickAsync();

    /// <summary>Gives every criterion its highest score, as the radio buttons stand.</summary>
    public async Task GiveHighestScoresAsync()
    {
        var criteria = window.GetByRole(AriaRole.Radiogroup);
        for (var i = 0; i < await criteria.CountAsync(); i++)
        {
            var highest = criteria.Nth(i).GetByRole(AriaRole.Radio).Last;
            await highest.ClickAsync();
            await Assertions.Expect(highest).ToHaveAttributeAsync("aria-checked", "true");
        }
    }

    /// <summary>By keyboard alone, where a digit goes on to the next one: the first criterion gets <paramref name="first"/>, every other its highest score.</summary>
    public async Task ScoreByKeyboardAsync(int first)
    {
        var criteria = window.GetByRole(AriaRole.Radiogroup);
        await criteria.First.GetByRole(AriaRole.Radio).First.FocusAsync();
        for (var i = 0; i < await criteria.CountAsync(); i++)
        {
            var scores = criteria.Nth(i).GetByRole(AriaRole.Radio);
            var score = i == 0 ? first : await scores.CountAsync() - 1;
            await window.Keyboard.PressAsync(score.ToString(CultureInfo.InvariantCulture));
            await Assertions.Expect(scores.Nth(score)).ToHaveAttributeAsync("aria-checked", "true");
        }
    }

    /// <summary>Gives every criterion its highest score from where the page has put the focus, without the mouse.</summary>
    public async Task ScoreByKeysAloneAsync(CountedKeys keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var criteria = window.GetByRole(AriaRole.Radiogroup);
        await Assertions.Expect(criteria.First.GetByRole(AriaRole.Radio).First).ToBeFocusedAsync();
        for (var i = 0; i < await criteria.CountAsync(); i++)
        {
            var scores = criteria.Nth(i).GetByRole(AriaRole.Radio);
            var highest = await scores.CountAsync() - 1;
            await keys.PressAsync(highest.ToString(CultureInfo.InvariantCulture));
            await Assertions.Expect(scores.Nth(highest)).ToHaveAttributeAsync("aria-checked", "true");
        }
    }

    /// <summary>Waits until the page says that another window works in its place.</summary>
    public Task SeeTakenOverAsync() => OtherWindow.SeeTakenOverAsync(window);

    public Task WorkHereAsync() => OtherWindow.WorkHereAsync(window);

    /// <summary>From the signature, where the last score leads, to the signed protocol.</summary>
    public async Task SignByKeysAloneAsync(CountedKeys keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        await window.GetByText("Сохранено").First.WaitForAsync();
        await Assertions.Expect(window.GetByRole(AriaRole.Button, new() { Name = "Подписать протокол" })).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        await Assertions.Expect(window.GetByRole(AriaRole.Button, new() { Name = "Подписать", Exact = true })).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        await window.GetByRole(AriaRole.Link, new() { Name = "Протокол (PDF)" }).WaitForAsync();
    }

    /// <summary>The words of the signed protocol.</summary>
    public async Task<string> ProtocolTextAsync() => string.Join(
        ' ', (await PdfText.BehindAsync(window, window.GetByRole(AriaRole.Link, new() { Name = "Протокол (PDF)" }))).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Waits until the server has a score for every criterion of the protocol on top.</summary>
    public Task SeeScoresSavedAsync() => PushedViews.Of(window).WaitAsync(
        view => view.GetProperty("protocols")[0].GetProperty("scores").EnumerateObject().All(s => s.Value.ValueKind == JsonValueKind.Number),
        "every criterion has a score");

    public async Task SignAsync()
    {
        await window.GetByText("Сохранено").First.WaitForAsync();
        await ConfirmAsync("Подписать протокол");
    }

    /// <summary>Signs the protocol of somebody who is not scored: it has a mark in place of scores.</summary>
    public Task SignMarkAsync() => ConfirmAsync("Подписать протокол с отметкой");

    private async Task ConfirmAsync(string button)
    {
        await window.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await window.GetByRole(AriaRole.Button, new() { Name = "Подписать", Exact = true }).ClickAsync();
        await window.GetByRole(AriaRole.Link, new() { Name = "Протокол (PDF)" }).WaitForAsync();
    }
}
