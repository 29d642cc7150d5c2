using Microsoft.Playwright;

namespace Itog.Interop.Pages;

/// <summary>The interlocutor's workplace.</summary>
public sealed class StationPage(IPage window)
{
    public IPage Window => window;

    public static async Task<StationPage> OpenAsync(IBrowserContext context, string userName = "interlocutor") =>
        new(await SignInPage.EnterAsync(context, userName, "/station"));

    /// <summary>One more window of the same workplace.</summary>
    public async Task<StationPage> OpenAgainAsync()
    {
        var other = await window.Context.NewPageAsync();
        await other.GotoAsync(window.Url);
        return new StationPage(other);
    }

    /// <summary>Waits until the page says that another window works in its place.</summary>
    public Task SeeTakenOverAsync() => OtherWindow.SeeTakenOverAsync(window);

    /// <summary>Lets another go before this one, who is away.</summary>
    public Task SkipAsync(string family) => Button($"Пропустить вперёд следующего {family}").ClickAsync();

    /// <summary>Stops the answer for valid reasons and waits until it is off the station.</summary>
    public async Task StopUnfinishedAsync()
    {
        await Button("Не может продолжить").First.ClickAsync();
        await window.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Остановить собеседование" }).ClickAsync();
        await window.GetByRole(AriaRole.Heading, new() { Name = "Завершённые" }).WaitForAsync();
    }

    /// <summary>Puts a question of the dialogue to somebody who answers in writing.</summary>
    public async Task AskInWritingAsync(string question)
    {
        await window.GetByLabel("Текст вопроса").FillAsync(question);
        await Button("Отправить вопрос").ClickAsync();
        await window.GetByRole(AriaRole.Listitem).Filter(new() { HasText = question }).First.WaitForAsync();
    }

    /// <summary>Presses at the same moment on two stations: here for the next one of the own queue, there for the same one of this queue.</summary>
    public async Task AdmitWhileTakenAsync(StationPage other, string name)
    {
        ArgumentNullException.ThrowIfNull(other);
        // The buttons are found first and pressed after that: the one that is slower must not wait for the view of the other press.
        var (admit, take) = (await Button("Пригласить следующего").ElementHandleAsync(), await other.Button($"Взять к себе: {name}").ElementHandleAsync());
        await Task.WhenAll(admit.EvaluateAsync("button => button.click()"), take.EvaluateAsync("button => button.click()"));
    }

    /// <summary>Waits until what was pressed for the next one of another auditorium is answered: he is here, or somebody was quicker.</summary>
    public async Task<bool> IsRefusedAsync()
    {
        var refusal = window.GetByText("уже не ждёт там").Or(window.GetByText("Очередь только что изменилась"));
        await window.GetByText("Следующий — ").Or(refusal).First.WaitForAsync();
        return await refusal.CountAsync() > 0;
    }

    /// <summary>Takes the next one of another auditorium.</summary>
    /// <param name="name">As the button says it, <c>Орлова А. Д.</c></param>
    public async Task TakeAsync(string name)
    {
        await Button($"Взять к себе: {name}").ClickAsync();
        await window.GetByText("Следующий — ").First.WaitForAsync();
    }

    /// <summary>Answers the technician who calls for a check.</summary>
    public async Task AnswerTechnicianAsync()
    {
        await Button("Ответить").ClickAsync();
        await Button("Завершить разговор").WaitForAsync();
    }

    /// <summary>Waits until the page is here.</summary>
    public Task SeeQueueAsync() => Button("Пригласить следующего").WaitForAsync();

    public Task AdmitNextAsync() => Button("Пригласить следующего").ClickAsync();

    /// <summary>Ticks the three checks and the briefing.</summary>
    public async Task PassChecksAsync()
    {
        var checks = window.Locator("fieldset.checks input[type=checkbox]");
        await checks.First.WaitForAsync();
        for (var i = 0; i < await checks.CountAsync(); i++)
        {
            // The box follows the server's view: a click is a wish, the tick is its answer.
            await checks.Nth(i).ClickAsync();
            await Assertions.Expect(checks.Nth(i)).ToBeCheckedAsync();
        }
    }

    /// <summary>Opens the window of the КИМ, shares it and, when nothing stands in the way any more, opens the КИМ.</summary>
    /// <returns>The window of the КИМ.</returns>
    public async Task<KimPage> ShowKimAsync()
    {
        var kim = await OpenKimWindowAsync();
        await kim.ShareAsync();
        await OpenKimAsync();
        return kim;
    }

    public async Task<KimPage> OpenKimWindowAsync() =>
        new(await window.RunAndWaitForPopupAsync(() => Button("Открыть окно КИМ").ClickAsync()));

    /// <summary>Opens the КИМ as soon as nothing stands in the way any more.</summary>
    public Task OpenKimAsync() => Button("Открыть КИМ").ClickAsync();

    /// <summary>Waits until the page says that the participant's connection is lost, and for how long he is waited for.</summary>
    public Task SeeParticipantLostAsync() =>
        window.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Связь с участником прервалась" }).Filter(new() { HasText = "Ждём его возвращения ещё" }).WaitForAsync();

    /// <summary>Goes on from one stage to the next, whose title is on the button.</summary>
    public Task NextAsync(string title) => Button($"Далее: {title}").ClickAsync();

    public Task ChooseTopicAsync(int number) => window.Locator("button.topic").Nth(number - 1).ClickAsync();

    /// <summary>Waits until the participant's notes have come.</summary>
    public Task SeeNotesAsync(string notes) => window.GetByText(notes).First.WaitForAsync();

    /// <summary>Confirms what the technician wrote, once it is here, and waits until it is out of the way.</summary>
    public async Task ReadMessageAsync(string words)
    {
        var message = window.GetByRole(AriaRole.Status).Filter(new() { HasText = words });
        await message.GetByRole(AriaRole.Button, new() { Name = "Прочитано" }).ClickAsync();
        await Assertions.Expect(message).ToHaveCountAsync(0);
    }

    public Task FinishAsync() => Button("Завершить собеседование").ClickAsync();

    /// <summary>Pauses the recording with the first reason that is offered.</summary>
    public async Task PauseRecordingAsync()
    {
        await Button("Пауза записи…").ClickAsync();
        await Button("Приостановить запись").ClickAsync();
        await Button("Продолжить запись").WaitForAsync();
    }

    public async Task ResumeRecordingAsync()
    {
        await Button("Продолжить запись").ClickAsync();
        await Button("Пауза записи…").WaitForAsync();
    }

    /// <summary>Reports a technical failure and waits until the attempt is off the station.</summary>
    public async Task ReportFailureAsync()
    {
        await Button("Технический сбой").First.ClickAsync();
        await Button("Подтвердить технический сбой").ClickAsync();
        await Button("Пригласить следующего").WaitForAsync();
    }

    /// <summary>Sends the admitted participant back to the queue and waits until he is off the station.</summary>
    public async Task ReturnToQueueAsync()
    {
        await Button("Вернуть в очередь").First.ClickAsync();
        await window.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Вернуть в очередь" }).ClickAsync();
        await Button("Пригласить следующего").WaitForAsync();
    }

    /// <summary>Removes the participant for the first violation that is offered and waits until he is off the station.</summary>
    public async Task RemoveAsync()
    {
        await Button("Удалить за нарушение").ClickAsync();
        await window.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Удалить участника" }).ClickAsync();
        await window.GetByRole(AriaRole.Dialog).WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    /// <summary>Says that somebody looks after the one who asks for help in the queue.</summary>
    public async Task HelpAsync()
    {
        await Button("Помогу").ClickAsync();
        await Button("Помогу").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
    }

    private ILocator Button(string name) => window.GetByRole(AriaRole.Button, new() { Name = name });
}
