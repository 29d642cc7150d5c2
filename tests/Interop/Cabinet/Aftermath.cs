using Itog.Interop.Pages;
using Itog.Interop.Room;
using Microsoft.Playwright;

namespace Itog.Interop.Cabinet;

/// <summary>What the organizer does with a closed day: reads its papers, takes the package, enters the approval of the results.</summary>
public sealed class Aftermath(OrganizerPage cabinet, NewSchool school)
{
    private IPage Window => cabinet.Window;

    /// <summary>Every form opens as a PDF with words in it, and says what happened to whom.</summary>
    public async Task ReadPapersAsync(string answered, string removed, IReadOnlyList<string> absent)
    {
        ArgumentNullException.ThrowIfNull(absent);
        await cabinet.GoToAsync("Бумаги");
        var links = Window.Locator(".papers a");
        await links.First.WaitForAsync();
        var papers = new List<string>();
        foreach (var link in await links.AllAsync())
        {
            papers.Add(Words(await PdfText.BehindAsync(Window, link)));
        }

        papers.Should().OnlyContain(text => text.Length > 100 && !text.Contains("РЕПЕТИЦИЯ", StringComparison.Ordinal));
        Of(papers, "Протокол эксперта", answered).Should().Contain("Балл, выставленный участнику 7 6 7 20");
        Of(papers, "АКТ об удалении", removed).Should().Contain("2 6 0 1 1 7");
        var list = Of(papers, "Список участников", answered);
        foreach (var name in absent)
        {
            list.Should().MatchRegex($@"{name}\D* 0101\W{{0,3}}Н(?!\w)");
        }

        await cabinet.GoToAsync("Закрытие");
        var package = Window.GetByRole(AriaRole.Link, new() { Name = "Скачать материалы (ZIP)" });
        var file = await Window.RunAndWaitForDownloadAsync(() => package.ClickAsync());
        file.SuggestedFilename.Should().EndWith(".zip");
        (await file.FailureAsync()).Should().BeNull();
    }

    public async Task ApproveResultsAsync(string answered)
    {
        await cabinet.GoToAsync("Результаты");
        await Window.GetByLabel("Обработка закончена").FillAsync($"{school.Today:yyyy-MM-dd}");
        await Window.GetByLabel("Результаты утверждены").FillAsync($"{school.Today:yyyy-MM-dd}");
        await Window.GetByLabel("Чем утверждены: документ, номер и дата").FillAsync("Приказ № 45");
        await Window.Keyboard.PressAsync("Enter");
        await cabinet.SeeAsync("Приказ № 45");
        await Assertions.Expect(cabinet.Row(answered)).ToContainTextAsync("20 из 20");
    }

    private static string Of(List<string> papers, string title, string name) =>
        papers.Find(text => text.Contains(title, StringComparison.OrdinalIgnoreCase) && text.Contains(name, StringComparison.Ordinal))
        ?? throw new InvalidOperationException($"There is no paper «{title}» of {name} among:\n{string.Join('\n', papers)}");

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
