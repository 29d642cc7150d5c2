using System.Net;
using System.Text.RegularExpressions;
using Itog.Interop.Network;
using Itog.Interop.Pages;
using Itog.Interop.Sound;
using Itog.Simulation;
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

    /// <summary>
    /// Opens a room for the length of a test. When the test fails, pictures of all windows are left in <c>artifacts/interop</c>,
    /// and the failure tells what the browsers complained of and what the server said last.
    /// </summary>
    /// <param name="settings">Settings of the server, <c>Demo__ScheduleMinutes__0</c>.</param>
    public static async Task HoldAsync(Func<ExamRoom, Task> exam, IReadOnlyDictionary<string, string>? settings = null)
    {
        ArgumentNullException.ThrowIfNull(exam);
        await using var room = await OpenAsync(settings);
        try
        {
            await exam(room);
        }
        catch (Exception error)
        {
            throw new InvalidOperationException(
                $"{error.Message}\n\nBrowsers:\n{string.Join('\n', room.Complaints)}\n\nServer:\n{string.Join('\n', room.Server.Output.TakeLast(40))}\n\nPictures: {await room.PictureAsync()}",
                error);
        }
    }

    private static async Task<ExamRoom> OpenAsync(IReadOnlyDictionary<string, string>? settings)
    {
        var server = new ServerProcess(settings);
        var started = server.StartAsync();
        var room = new ExamRoom(await Playwright.CreateAsync(), server);
        await SpeechFile.MakeAsync(room.ParticipantSpeech, "ru+f3", ParticipantWords);
        await SpeechFile.MakeAsync(room.InterlocutorSpeech, "ru", InterlocutorWords);
        await started;
        return room;
    }

    /// <param name="number">His place in the schedule, from 1.</param>
    /// <param name="speech">What he says instead of the usual words; then <see cref="MicrophoneProbe"/> keeps it.</param>
    /// <param name="script">Runs in the page before its own scripts.</param>
    public async Task<ParticipantPage> ParticipantAsync(int number, string? speech = null, string? script = null)
    {
        var context = await SpeakerAsync(speech, ParticipantSpeech);
        if (script is not null)
        {
            await context.AddInitScriptAsync(script);
        }

        return await ParticipantPage.OpenAsync(context, Links[number - 1]);
    }

    /// <summary>A participant behind a bad link: his page and its media know the server by the link's addresses alone.</summary>
    public async Task<ParticipantPage> DistantParticipantAsync(int number, BadLink link, string? speech = null)
    {
        ArgumentNullException.ThrowIfNull(link);
        var context = (await BrowserAsync(speech ?? ParticipantSpeech, address: new Uri($"http://{link.Web}"))).Context;
        await context.AddInitScriptAsync(MicrophoneProbe.Script);
        await context.AddInitScriptAsync(LinkedMedia.Script(link));
        return await ParticipantPage.OpenAsync(context, new Uri(Links[number - 1]).PathAndQuery);
    }

    /// <summary>An expert behind a bad link.</summary>
    public async Task<ExpertPage> DistantExpertAsync(BadLink link)
    {
        ArgumentNullException.ThrowIfNull(link);
        var context = (await BrowserAsync(address: new Uri($"http://{link.Web}"))).Context;
        await context.AddInitScriptAsync(LinkedMedia.Script(link));
        return await ExpertPage.OpenAsync(context);
    }

    /// <summary>A bad link to the server of this room; the test disposes of it.</summary>
    public BadLink Link(int seed) => new(seed, Server.Media, new IPEndPoint(IPAddress.Loopback, Server.Address.Port));

    /// <summary>One more window of the same participant's browser, by the same link.</summary>
    public Task<ParticipantPage> ParticipantAgainAsync(ParticipantPage page, int number)
    {
        ArgumentNullException.ThrowIfNull(page);
        return ParticipantPage.OpenAsync(page.Window.Context, Links[number - 1]);
    }

    /// <param name="speech">What the interlocutor says instead of the usual words; then <see cref="MicrophoneProbe"/> keeps it.</param>
    public async Task<StationPage> StationAsync(string? speech = null, string userName = "interlocutor") =>
        await StationPage.OpenAsync(await SpeakerAsync(speech, InterlocutorSpeech), userName);

    /// <summary>An assistant or an interpreter by his link; he speaks what the participant would.</summary>
    /// <param name="speech">What he says instead; then <see cref="MicrophoneProbe"/> keeps it.</param>
    public async Task<AttendantPage> AttendantAsync(string link, string? speech = null) =>
        await AttendantPage.OpenAsync(await SpeakerAsync(speech, ParticipantSpeech), link);

    /// <summary>A window of somebody who has not signed in.</summary>
    public async Task<IPage> StrangerAsync()
    {
        var window = await (await BrowserAsync()).Context.NewPageAsync();
        await window.GotoAsync("/");
        return window;
    }

    public async Task<ExpertPage> ExpertAsync(string userName = "expert") => await ExpertPage.OpenAsync((await BrowserAsync()).Context, userName);

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

    /// <summary>Takes a picture of every open window and keeps the database and the recordings; returns the folder.</summary>
    private async Task<string> PictureAsync()
    {
        var folder = Path.Combine(BuiltServer.Top, "artifacts", "interop", TestContext.Current.TestMethod?.MethodName ?? "test");
        Directory.CreateDirectory(folder);
        var windows = _browsers.SelectMany(b => b.Context.Pages).ToList();
        for (var i = 0; i < windows.Count; i++)
        {
            var name = new Uri(windows[i].Url).AbsolutePath.Trim('/');
            await windows[i].ScreenshotAsync(new() { Path = Path.Combine(folder, $"{i}-{name}.png") });
        }

        foreach (var file in Directory.GetFiles(Server.Folder, "itog.db*"))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        }

        var recordings = Path.Combine(Server.Folder, "recordings");
        foreach (var file in Directory.Exists(recordings) ? Directory.GetFiles(recordings, "*", SearchOption.AllDirectories) : [])
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        }

        return folder;
    }

    /// <summary>Who says something of his own is listened to at his own microphone.</summary>
    private async Task<IBrowserContext> SpeakerAsync(string? speech, string usual)
    {
        var context = (await BrowserAsync(speech ?? usual)).Context;
        if (speech is not null)
        {
            await context.AddInitScriptAsync(MicrophoneProbe.Script);
        }

        return context;
    }

    /// <summary>One more browser, for a page that a test drives by itself.</summary>
    /// <param name="permissions">What its pages may use; null: camera and microphone.</param>
    /// <param name="address">Under which it knows the server; null: the server's own.</param>
    public async Task<Browser> BrowserAsync(string? microphone = null, string[]? permissions = null, Uri? address = null)
    {
        var browser = await Browser.LaunchAsync(_playwright, address ?? Server.Address, microphone, permissions: permissions);
        _browsers.Add(browser);
        return browser;
    }

    /// <summary>A participant's browser over a profile of its own, which a test may kill.</summary>
    public async Task<Browser> BrowserOverAsync(string profile)
    {
        var browser = await Browser.LaunchOverAsync(_playwright, Server.Address, profile, ParticipantSpeech);
        _browsers.Add(browser);
        return browser;
    }

    [GeneratedRegex(@"http://\S+/p/\S+")]
    private static partial Regex PersonalLink();
}
