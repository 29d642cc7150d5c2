using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Itog.Interop.Firefox;

/// <summary>
/// One Firefox process of one person with one window: its fake camera (colours that change) and microphone (a steady tone). Everything is asked for
/// by scripts in the page and by real clicks. Made by a test, which disposes of it.
/// </summary>
public sealed class FirefoxBrowser : IAsyncDisposable
{
    private const int Limit = 45_000;

    // Fake devices without questions, ICE on loopback, sound without a gesture; no word to anybody outside this machine.
    private static readonly Dictionary<string, object> Preferences = new()
    {
        ["media.navigator.permission.disabled"] = true,
        ["media.navigator.streams.fake"] = true,
        ["media.peerconnection.ice.loopback"] = true,
        ["media.autoplay.default"] = 0,
        ["media.autoplay.blocking_policy"] = 0,
        ["media.gmp-manager.updateEnabled"] = false,
        ["media.gmp-provider.enabled"] = false,
        ["intl.accept_languages"] = "ru-RU, ru",
        ["app.normandy.enabled"] = false,
        ["app.update.disabledForTesting"] = true,
        ["browser.safebrowsing.update.enabled"] = false,
        ["browser.shell.checkDefaultBrowser"] = false,
        ["browser.aboutwelcome.enabled"] = false,
        ["datareporting.policy.dataSubmissionEnabled"] = false,
        ["datareporting.healthreport.uploadEnabled"] = false,
        ["extensions.update.enabled"] = false,
        ["network.captive-portal-service.enabled"] = false,
        ["network.connectivity-service.enabled"] = false,
        ["network.proxy.type"] = 0,
        ["services.settings.server"] = "data:,",
        ["toolkit.telemetry.enabled"] = false,
    };

    private readonly Process _process;
    private readonly DirectoryInfo _profile;
    private readonly SilentSpeakers _speakers;
    private readonly Marionette _marionette;

    private FirefoxBrowser(Process process, DirectoryInfo profile, SilentSpeakers speakers, Marionette marionette) =>
        (_process, _profile, _speakers, _marionette) = (process, profile, speakers, marionette);

    public static async Task<FirefoxBrowser> LaunchAsync()
    {
        var profile = Directory.CreateTempSubdirectory("itog-firefox-");
        var speakers = new SilentSpeakers(profile.FullName);
        var port = FreePort();
        var preferences = Preferences.Append(new("marionette.port", port)).Select(p => $"user_pref({JsonSerializer.Serialize(p.Key)}, {JsonSerializer.Serialize(p.Value)});");
        await File.WriteAllLinesAsync(Path.Combine(profile.FullName, "user.js"), preferences);
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("ITOG_FIREFOX") ?? "/usr/bin/firefox-esr",
            ["--headless", "--marionette", "--no-remote", "--width", "1366", "--height", "768", "-profile", profile.FullName])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["HOME"] = profile.FullName;
        start.Environment["PULSE_SERVER"] = speakers.Address;
        start.Environment["LANG"] = "C.UTF-8";
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var marionette = new Marionette(await ConnectAsync(process, port));
        await marionette.GreetAsync();
        await marionette.CommandAsync("WebDriver:NewSession", new { });
        await marionette.CommandAsync("WebDriver:SetTimeouts", new Dictionary<string, int> { ["script"] = Limit + 5_000, ["pageLoad"] = Limit, ["implicit"] = 0 });
        return new FirefoxBrowser(process, profile, speakers, marionette);
    }

    public Task GoToAsync(Uri address) => _marionette.CommandAsync("WebDriver:Navigate", new { url = address.ToString() });

    /// <summary>Waits for a button with this text, and clicks it as a person would.</summary>
    public async Task ClickAsync(string button)
    {
        const string place = @"text => [...document.querySelectorAll('button')].findIndex(b => b.innerText.replaceAll('\u00a0', ' ').includes(text) && !b.disabled)";
        await HoldsAsync($"text => ({place})(text) >= 0", button, $"there is a button “{button}”");
        var index = (await EvaluateAsync(place, button)).GetInt32();
        var buttons = await _marionette.CommandAsync("WebDriver:FindElements", new { @using = "css selector", value = "button" });
        var id = buttons[index].EnumerateObject().Single().Value.GetString();
        await _marionette.CommandAsync("WebDriver:ElementClick", new { id });
    }

    /// <summary>Waits until this text is to be read on the page.</summary>
    public Task SeeAsync(string text) =>
        HoldsAsync("text => document.body.innerText.replaceAll('\\u00a0', ' ').includes(text)", text, $"“{text}” is to be read");

    /// <summary>Evaluates a function of one argument, which may be asynchronous, in the page.</summary>
    public async Task<JsonElement> EvaluateAsync(string function, object? argument = null)
    {
        var script = $$"""
            const done = arguments[arguments.length - 1];
            (async () => ({{function}})(arguments[0]))().then(value => done({ value }), error => done({ error: String(error) }));
            """;
        var answer = (await _marionette.CommandAsync("WebDriver:ExecuteAsyncScript", new { script, args = new[] { argument }, sandbox = (string?)null, newSandbox = false })).GetProperty("value");
        return answer.TryGetProperty("error", out var error) ? throw new InvalidOperationException($"Firefox: {error.GetString()}") : answer.TryGetProperty("value", out var value) ? value : default;
    }

    /// <summary>Waits until a function of one argument answers yes.</summary>
    public async Task HoldsAsync(string predicate, object? argument, string because)
    {
        var answer = await EvaluateAsync(
            $$"""
            async argument => {
              const until = performance.now() + {{Limit.ToString(CultureInfo.InvariantCulture)}};
              while (!await ({{predicate}})(argument)) {
                if (performance.now() > until) return document.body.innerText;
                await new Promise(resume => setTimeout(resume, 250));
              }
              return null;
            }
            """,
            argument);
        (answer.ValueKind == JsonValueKind.String ? answer.GetString() : null).Should().BeNull(because);
    }

    public async ValueTask DisposeAsync()
    {
        _marionette.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _speakers.Dispose();
        _profile.Delete(recursive: true);
    }

    // The port opens when the browser is up.
    private static async Task<TcpClient> ConnectAsync(Process process, int port)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(Limit));
        using var clock = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (true)
        {
            process.HasExited.Should().BeFalse("Firefox runs");
            var connection = new TcpClient();
            try
            {
                await connection.ConnectAsync(IPAddress.Loopback, port, patience.Token);
                return connection;
            }
            catch (SocketException)
            {
                connection.Dispose();
                await clock.WaitForNextTickAsync(patience.Token);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
