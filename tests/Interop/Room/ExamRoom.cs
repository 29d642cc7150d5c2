using System.Text.RegularExpressions;
using Itog.Interop.Pages;
using Itog.Interop.Sound;
using Microsoft.Playwright;

namespace Itog.Interop.Room;

/// <summary>
/// An exam day on real parts: the server as a process, every person in a Chromium of his own, spoken Russian as microphones.
/// One per test; everything it has opened is closed with it.
/// </summary>
public sealed partial class ExamRoom : IAsyncDisposable
{
    private const string ParticipantWords =
        "Здравствуйте. Меня зовут Анна Орлова. Вариант сто один. Задание первое. Город стоял на высоком берегу широкой реки, и весной по ней шли тяжёлые баржи с лесом.";

    private const string InterlocutorWords =
        "Добрый день. Я ваш собеседник. Прочитайте, пожалуйста, текст про себя. У вас две минуты. Теперь переходим к пересказу.";

    private readonly List<Browser> _browsers = [];
    private readonly IPlaywright _playwright;

    private ExamRoom(IPlaywright playwright, ServerProcess server)
    {
        _playwright = playwright;
        Server = server;
    }

    public ServerProcess Server { get; }

    /// <summary>What the participant says, over and over.</summary>
    public string ParticipantSpeech => Path.Combine(Server.Folder, "participant.wav");

    /// <summary>What the interlocutor says, over and over.</summary>
    public string InterlocutorSpeech => Path.Combine(Server.Folder, "interlocutor.wav");

    /// <summary>The participants' links in the order of the schedule, as the server has printed them last.</summary>
    public IReadOnlyList<string> Links =>
        [.. Server.Output.Select(line => PersonalLink().Match(line)).Where(m => m.Success).Select(m => m.Value).TakeLast(4)];

    /// <param name="settings">Settings of the server, <c>Demo__ScheduleMinutes__0</c>.</param>
    public static async Task<ExamRoom> OpenAsync(IReadOnlyDictionary<string, string>? settings = null)
    {
        var room = new ExamRoom(await Playwright.CreateAsync(), new ServerProcess(settings));
        await SpeechFile.MakeAsync(room.ParticipantSpeech, "ru+f3", ParticipantWords);
        await SpeechFile.MakeAsync(room.InterlocutorSpeech, "ru", InterlocutorWords);
        await room.Server.StartAsync();
        return room;
    }

    public async Task<ParticipantPage> ParticipantAsync(int number) =>
        await ParticipantPage.OpenAsync((await BrowserAsync(ParticipantSpeech)).Context, Links[number - 1]);

    public async Task<StationPage> StationAsync() =>
        await StationPage.OpenAsync((await BrowserAsync(InterlocutorSpeech, sharedTab: "КИМ —")).Context);

    public async Task<ExpertPage> ExpertAsync() => await ExpertPage.OpenAsync((await BrowserAsync()).Context);

    public async Task<TechnicianPage> TechnicianAsync() => await TechnicianPage.OpenAsync((await BrowserAsync()).Context);

    /// <summary>What the browsers complained of, for the message of a failed test.</summary>
    public IReadOnlyList<string> Complaints => [.. _browsers.SelectMany(b => b.Complaints)];

    public async ValueTask DisposeAsync()
    {
        foreach (var browser in _browsers)
        {
            await browser.DisposeAsync();
        }

        _playwright.Dispose();
        await Server.DisposeAsync();
    }

    private async Task<Browser> BrowserAsync(string? microphone = null, string? sharedTab = null)
    {
        var browser = await Browser.LaunchAsync(_playwright, Server.Address, microphone, sharedTab);
        _browsers.Add(browser);
        return browser;
    }

    [GeneratedRegex(@"http://\S+/p/\S+")]
    private static partial Regex PersonalLink();
}
