using Microsoft.Playwright;

namespace Itog.Interop.Pages;

/// <summary>The cabinet of the organizer and of the head.</summary>
public sealed class OrganizerPage(IPage window)
{
    public IPage Window => window;

    /// <summary>The dialog that stands open.</summary>
    public ILocator Dialog => window.GetByRole(AriaRole.Dialog);

    /// <param name="section">Its name in the navigation.</param>
    public static async Task<OrganizerPage> OpenAsync(IBrowserContext context, string section)
    {
        var cabinet = new OrganizerPage(await SignInPage.EnterAsync(context, "organizer", "/organizer"));
        await cabinet.GoToAsync(section);
        return cabinet;
    }

    /// <summary>By the navigation at the left, until the section stands there.</summary>
    public async Task GoToAsync(string section)
    {
        var link = window.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = section, Exact = true });
        await link.ClickAsync();
        await Assertions.Expect(link).ToHaveAttributeAsync("aria-current", "page");
        await window.GetByRole(AriaRole.Heading, new() { Level = 1 }).First.WaitForAsync();
    }

    /// <summary>Waits until everything that the section asks the server for has come.</summary>
    public Task SettleAsync() => Assertions.Expect(window.GetByText("Загружаем")).ToHaveCountAsync(0, new() { Timeout = 45_000 });

    public Task PressAsync(string button) => window.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    /// <summary>A button of the dialog that stands open.</summary>
    public Task AnswerAsync(string button) => Dialog.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    public Task FillAsync(string label, string value) => Dialog.GetByLabel(label).FillAsync(value);

    /// <summary>Until the dialog has done its work and gone.</summary>
    public Task DialogGoneAsync() => Assertions.Expect(Dialog).ToHaveCountAsync(0);

    /// <summary>Adds a sign interpreter for the one participant who may have him; the section of helpers stands open.</summary>
    /// <returns>His link, as it lies in the clipboard.</returns>
    public async Task<string> AddInterpreterAsync(string name)
    {
        await PressAsync("Добавить");
        await FillAsync("Фамилия, имя, отчество", name);
        await Dialog.GetByRole(AriaRole.Group, new() { Name = "Кому помогает" }).GetByRole(AriaRole.Checkbox).CheckAsync();
        await AnswerAsync("Сохранить");
        await DialogGoneAsync();
        await PressAsync($"Скопировать ссылку: {name}");
        await SeeAsync($"Ссылка скопирована: {name}");
        return await window.EvaluateAsync<string>("() => navigator.clipboard.readText()");
    }

    public ILocator Row(string name) => window.GetByRole(AriaRole.Row).Filter(new() { HasText = name });

    public Task SeeAsync(string words) => window.GetByText(words).First.WaitForAsync();
}
