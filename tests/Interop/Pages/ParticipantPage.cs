using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Itog.Interop.Pages;

/// <summary>A participant's page, from his personal link on.</summary>
public sealed class ParticipantPage(IPage window)
{
    public IPage Window => window;

    public ILocator Heading => window.GetByRole(AriaRole.Heading, new() { Level = 1 });

    public static async Task<ParticipantPage> OpenAsync(IBrowserContext context, string link)
    {
        var window = await context.NewPageAsync();
        await window.GotoAsync(link);
        await Assertions.Expect(window).ToHaveURLAsync(new Regex("/participant$"));
        return new ParticipantPage(window);
    }

    /// <summary>Shows face, voice and ear to the page's own check and goes on to the queue.</summary>
    /// <param name="line">As in <see cref="ShowDevicesAsync"/>.</param>
    /// <param name="silent">As in <see cref="ShowDevicesAsync"/>.</param>
    public async Task PassPreCheckAsync(string? line = null, bool silent = false)
    {
        await ShowDevicesAsync(line, silent);
        await LeavePreCheckAsync();
    }

    /// <summary>Up to the moment when the check has found everything working.</summary>
    /// <param name="line">Words about the line that the page must show in a test call, whose sound he then hears; null: he skips it.</param>
    /// <param name="silent">He answers by hands or in writing: nobody asks for his voice.</param>
    public async Task ShowDevicesAsync(string? line = null, bool silent = false)
    {
        await Button("Начать проверку").ClickAsync();
        await window.GetByText("Камера работает").WaitForAsync();
        if (!silent)
        {
            await window.GetByText("Вас хорошо слышно").WaitForAsync();
            await Button("Проиграть мелодию").ClickAsync();
            await Button("Да, слышу").ClickAsync();
        }

        if (line is null)
        {
            await Button("Пропустить пробу").ClickAsync();
        }
        else
        {
            await Button("Начать пробу").ClickAsync();
            await window.GetByText(line).First.WaitForAsync();
            await Button("Записать голос").ClickAsync();
            await window.GetByText("Слушайте: так вас слышно").WaitForAsync();
            await Button("Да, хорошо").ClickAsync();
        }

        await Button("Всё работает — продолжить").WaitForAsync();
    }

    public Task LeavePreCheckAsync() => Button("Всё работает — продолжить").ClickAsync();

    /// <summary>Waits until the page tells this place in the queue.</summary>
    public Task StandAtAsync(int place) => window.GetByText($"Ваше место — {place} из").Or(NextNotice(place)).First.WaitForAsync();

    public async Task AskHelpAsync(string need)
    {
        await Button("Позвать на помощь").ClickAsync();
        await Button(need).ClickAsync();
    }

    public Task SeeHelpAsync() => window.GetByText(new Regex(@"Собеседник\sзнает\sо\sвашей\sпросьбе")).WaitForAsync();

    public Task SeeRoomAsync() => Heading.Filter(new() { HasText = "Вас видит собеседник" }).WaitForAsync();

    /// <summary>Takes a pause out of the extra minutes.</summary>
    public async Task RestAsync()
    {
        await Button("Нужен перерыв").ClickAsync();
        await Button("Я отдохнул(а), продолжить").WaitForAsync();
    }

    public async Task GoOnAsync()
    {
        await Button("Я отдохнул(а), продолжить").ClickAsync();
        await Button("Нужен перерыв").WaitForAsync();
    }

    public Task SayReadyAsync() => Button("Я готов(а)").ClickAsync();

    /// <summary>Waits until the stage with this title runs.</summary>
    public Task SeeStageAsync(string title) => window.GetByRole(AriaRole.Heading, new() { Name = title, Exact = true }).WaitForAsync();

    /// <summary>Writes into the field for notes and waits until it is saved.</summary>
    public async Task WriteNotesAsync(string notes)
    {
        await window.Locator(".notes textarea").FillAsync(notes);
        await window.Locator(".notes").GetByText("Сохранено").WaitForAsync();
    }

    public Task SeeFinishedAsync() => Heading.Filter(new() { HasText = "Собеседование закончено" }).WaitForAsync();

    /// <summary>Waits for the recording, plays it and sees its time go on.</summary>
    public async Task ListenAsync()
    {
        var listen = window.GetByRole(AriaRole.Button, new() { Name = "Слушать", Exact = true });
        await listen.WaitForAsync(new() { Timeout = 60_000 });
        await listen.ClickAsync();
        await window.WaitForFunctionAsync("() => document.querySelector('audio.player').currentTime > 1");
        await window.GetByRole(AriaRole.Button, new() { Name = "Пауза", Exact = true }).ClickAsync();
        await listen.WaitForAsync();
    }

    /// <summary>Goes to the answer of a task by its button and hears a second of it faster, at the same pitch, by the space bar.</summary>
    public async Task ListenToTaskAsync(int task)
    {
        await Button($"Задание {task}").ClickAsync();
        await Assertions.Expect(Button($"Задание {task}")).ToHaveAttributeAsync("aria-pressed", "true");
        await window.Keyboard.PressAsync("+");
        await window.Locator("h1").ClickAsync();
        var from = await window.EvaluateAsync<double>("() => document.querySelector('audio.player').currentTime");
        await window.Keyboard.PressAsync(" ");
        await window.WaitForFunctionAsync("from => document.querySelector('audio.player').currentTime > from + 1", from);
        await window.Keyboard.PressAsync(" ");
        (await window.EvaluateAsync<bool>("() => { const { paused, playbackRate, preservesPitch } = document.querySelector('audio.player'); return paused && playbackRate === 1.25 && preservesPitch; }"))
            .Should().BeTrue();
    }

    /// <summary>Waits until the page says that the connection is being made anew.</summary>
    public Task SeeConnectionLostAsync() => window.GetByRole(AriaRole.Heading, new() { Name = "Связь прервалась" }).WaitForAsync();

    /// <summary>Waits until the page says kindly that a technical failure sent him back into the queue.</summary>
    public Task SeeFailureExplainedAsync() => window.GetByText("Случился технический сбой").WaitForAsync();

    /// <summary>Waits until the page says that another window works in its place.</summary>
    public Task SeeTakenOverAsync() => OtherWindow.SeeTakenOverAsync(window);

    /// <summary>Takes the work back into this window.</summary>
    public Task WorkHereAsync() => OtherWindow.WorkHereAsync(window);

    /// <summary>Types on in the answer to a task, letter by letter.</summary>
    public async Task WriteAnswerAsync(int task, string text)
    {
        await Answer(task).FocusAsync();
        await window.Keyboard.PressAsync("Control+End");
        await window.Keyboard.TypeAsync(text);
    }

    public Task SeeAnswerSavedAsync() => window.Locator(".writing").GetByText("Сохранено", new() { Exact = true }).WaitForAsync();

    public ILocator Answer(int task) => window.GetByLabel($"Ответ на задание {task}");

    public Task SeeNotesAsync(string text) => Assertions.Expect(NotesField).ToHaveValueAsync(text);

    /// <summary>Waits for the recording and confirms that it was listened to.</summary>
    /// <param name="words">How the button begins, when there was no recording.</param>
    public async Task ConfirmRecordingAsync(string words = "Запись про")
    {
        // «Запись прослушана…», and for who signs or writes «Запись просмотрена…».
        var confirm = Button(words);
        await confirm.WaitForAsync(new() { Timeout = 60_000 });
        await confirm.ClickAsync();
        await confirm.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
    }

    private ILocator NotesField => window.Locator("label.notes textarea");

    private ILocator Button(string name) => window.GetByRole(AriaRole.Button, new() { Name = name });

    private ILocator NextNotice(int place) => place == 1 ? Heading.Filter(new() { HasText = "Вы следующий" }) : window.Locator("[data-never]");
}
