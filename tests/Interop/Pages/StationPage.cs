using Microsoft.Playwright;

namespace Itog.Interop.Pages;

/// <summary>The interlocutor's workplace.</summary>
public sealed class StationPage(IPage window)
{
    public IPage Window => window;

    public static async Task<StationPage> OpenAsync(IBrowserContext context) =>
        new(await SignInPage.EnterAsync(context, "interlocutor", "/station"));

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

    /// <summary>Says that somebody looks after the one who asks for help in the queue.</summary>
    public async Task HelpAsync()
    {
        await Button("Помогу").ClickAsync();
        await Button("Помогу").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
    }

    private ILocator Button(string name) => window.GetByRole(AriaRole.Button, new() { Name = name });
}
