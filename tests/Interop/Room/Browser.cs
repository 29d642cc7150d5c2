using Itog.Interop.Network;
using Microsoft.Playwright;

namespace Itog.Interop.Room;

/// <summary>One Chromium process of one person, with a sound file as microphone and Chromium's moving test picture as camera.</summary>
public sealed class Browser : IAsyncDisposable
{
    // A page asks the server every few seconds, and the machine may be busy.
    private const float Patience = 45_000;

    private static readonly string[] Devices = ["camera", "microphone"];
    private static readonly ViewportSize Laptop = new() { Width = 1366, Height = 768 };

    private readonly IAsyncDisposable _process;
    private readonly List<string> _complaints = [];

    private Browser(IAsyncDisposable process, IBrowserContext context)
    {
        _process = process;
        Context = context;
        Context.SetDefaultTimeout(Patience);
        Assertions.SetDefaultExpectTimeout(Patience);
        Context.Console += (_, message) => Note(message.Type, message.Text);
        Context.WebError += (_, error) => Note("exception", error.Error);
    }

    private static string Program => Environment.GetEnvironmentVariable("ITOG_CHROMIUM") ?? "/usr/bin/chromium";

    public IBrowserContext Context { get; }

    /// <summary>Errors of the console and of scripts, to be shown when a test fails.</summary>
    public IReadOnlyList<string> Complaints
    {
        get
        {
            lock (_complaints)
            {
                return [.. _complaints];
            }
        }
    }

    /// <param name="microphone">A WAV file that is heard in a loop; null: Chromium's beeps.</param>
    /// <param name="permissions">What its pages may use; null: camera and microphone.</param>
    /// <param name="strict">False: its pages also run scripts that the server's content security policy does not know.</param>
    public static async Task<Browser> LaunchAsync(
        IPlaywright playwright, Uri address, string? microphone = null, ViewportSize? viewport = null, string[]? permissions = null, bool strict = true)
    {
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Program, Args = Arguments(microphone) });
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address.ToString(),
            BypassCSP = !strict,
            Locale = "ru-RU",
            Permissions = permissions ?? Devices,
            ViewportSize = viewport ?? Laptop,
        });
        return await WatchAsync(browser, context);
    }

    /// <summary>A browser that keeps what its pages keep in a folder, as everybody's own does: it can be killed and started again over the same profile.</summary>
    public static async Task<Browser> LaunchOverAsync(IPlaywright playwright, Uri address, string profile, string? microphone = null)
    {
        ArgumentNullException.ThrowIfNull(playwright);
        ArgumentNullException.ThrowIfNull(address);
        var context = await playwright.Chromium.LaunchPersistentContextAsync(profile, new BrowserTypeLaunchPersistentContextOptions
        {
            ExecutablePath = Program,
            Args = Arguments(microphone),
            BaseURL = address.ToString(),
            Locale = "ru-RU",
            Permissions = Devices,
            ViewportSize = Laptop,
        });
        return await WatchAsync(context, context);
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static List<string> Arguments(string? microphone)
    {
        List<string> arguments =
        [
            "--no-sandbox", "--disable-background-networking", "--disable-quic", "--disable-dev-shm-usage",
            "--use-fake-ui-for-media-stream", "--autoplay-policy=no-user-gesture-required",
            // A page that asks for a screen is given its own tab, with its real pixels. Few pictures a second: many cameras share the machine.
            "--use-fake-device-for-media-stream=display-media-type=browser,fps=5",

            // The tests' TURN server has a certificate of its own making.
            "--ignore-certificate-errors",
        ];
        if (microphone is not null)
        {
            arguments.Add("--use-file-for-fake-audio-capture=" + microphone);
        }

        return arguments;
    }

    private static async Task<Browser> WatchAsync(IAsyncDisposable process, IBrowserContext context)
    {
        await context.AddInitScriptAsync(PeerProbe.Script);
        await context.AddInitScriptAsync(PictureProbe.Script);
        await context.AddInitScriptAsync(SoundProbe.Script);
        await context.AddInitScriptAsync(LongTasks.Script);
        PushedViews.Watch(context);
        return new Browser(process, context);
    }

    private void Note(string kind, string text)
    {
        if (kind is "error" or "exception")
        {
            lock (_complaints)
            {
                _complaints.Add($"{kind}: {text}");
            }
        }
    }
}
