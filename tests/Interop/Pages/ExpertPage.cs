using System.Globalization;
using System.Text.Json;
using Itog.Interop.Room;
using Microsoft.Playwright;

namespace Itog.Interop.Pages;

/// <summary>The silent expert's page.</summary>
public sealed class ExpertPage(IPage window)
{
    public IPage Window => window;

    public static async Task<ExpertPage> OpenAsync(IBrowserContext context) =>
        new(await SignInPage.EnterAsync(context, "expert", "/expert"));

    public Task SeeProtocolOfAsync(string name) => window.GetByRole(AriaRole.Heading, new() { Name = $"Протокол: {name}" }).WaitForAsync();

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

    /// <summary>Waits until the server has a score for every criterion of the protocol on top.</summary>
    public Task SeeScoresSavedAsync() => PushedViews.Of(window).WaitAsync(
        view => view.GetProperty("protocols")[0].GetProperty("scores").EnumerateObject().All(s => s.Value.ValueKind == JsonValueKind.Number),
        "every criterion has a score");

    public async Task SignAsync()
    {
        await window.GetByText("Сохранено").First.WaitForAsync();
        await window.GetByRole(AriaRole.Button, new() { Name = "Подписать протокол" }).ClickAsync();
        await window.GetByRole(AriaRole.Button, new() { Name = "Подписать", Exact = true }).ClickAsync();
        await window.GetByRole(AriaRole.Link, new() { Name = "Протокол (PDF)" }).WaitForAsync();
    }
}
