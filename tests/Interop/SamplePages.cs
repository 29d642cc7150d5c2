using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Itog.Interop.Room;
using Microsoft.Playwright;

namespace Itog.Interop;

/// <summary>
/// The sample pages in a real browser: what only a layout can show. Contrast and the size of what is pressed, in light and in dark, and that nothing
/// runs off a telephone of 320 px, which is also a laptop at 400 % (WCAG 1.4.3, 1.4.10, 1.4.11, 2.5.8). The other rules are held by the tests of the web side.
/// </summary>
public sealed class SamplePages
{
    private const string Look = """
        async ({ page, state }) => {
          showSample(page, state);
          await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)));
          const { violations } = await axe.run(document, { runOnly: ['color-contrast', 'target-size'] });
          const found = violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.target.join(' ')} ${n.any[0]?.message ?? ''}`));
          const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
          if (wide > 0) found.push(`runs off by ${wide} px`);
          return found.map(one => `${page}/${state}: ${one}`);
        }
        """;

    private static readonly string Web = Path.Combine(BuiltServer.Top, "web");

    [Fact]
    public async Task Everything_anybody_sees_can_be_read_and_pressed_in_light_and_dark_and_at_320_px()
    {
        var folder = Directory.CreateTempSubdirectory("itog-samples-").FullName;
        try
        {
            await BuildAsync(folder);
            using var files = new SampleFiles(folder);
            using var playwright = await Playwright.CreateAsync();
            await using var browser = await Browser.LaunchAsync(playwright, files.Address, viewport: new ViewportSize { Width = 320, Height = 640 });
            var window = await browser.Context.NewPageAsync();
            await window.GotoAsync("/fixtures.html?pictures=no");
            await window.EvaluateAsync(await File.ReadAllTextAsync(Path.Combine(Web, "node_modules", "axe-core", "axe.min.js")));
            var samples = (await window.EvaluateAsync<JsonElement>("() => samples")).Deserialize<string[][]>()!;
            samples.Should().HaveCountGreaterThan(20);

            var found = new List<string>();
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await window.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
                foreach (var sample in samples)
                {
                    var faults = await window.EvaluateAsync<string[]>(Look, new { page = sample[0], state = sample[1] });
                    found.AddRange(faults.Select(f => $"{scheme}: {f}"));
                }
            }

            found.Should().BeEmpty();
            browser.Complaints.Should().BeEmpty();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    internal static async Task BuildAsync(string folder)
    {
        var start = new ProcessStartInfo("npx", ["vite", "build", "--mode", "samples", "--outDir", folder, "--emptyOutDir", "--logLevel", "error"])
        {
            WorkingDirectory = Web,
            RedirectStandardError = true,
        };
        using var vite = Process.Start(start)!;
        var complaints = await vite.StandardError.ReadToEndAsync();
        await vite.WaitForExitAsync();
        vite.ExitCode.Should().Be(0, complaints);
    }

    /// <summary>Gives the built sample pages to a browser of this machine.</summary>
    internal sealed class SampleFiles : IDisposable
    {
        private static readonly Dictionary<string, string> Types = new()
        {
            [".html"] = "text/html; charset=utf-8", [".js"] = "text/javascript", [".css"] = "text/css", [".svg"] = "image/svg+xml",
        };

        private readonly HttpListener _listener = new();
        private readonly string _folder;

        public SampleFiles(string folder)
        {
            _folder = folder;
            using (var free = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0))
            {
                free.Start();
                Address = new Uri($"http://localhost:{((IPEndPoint)free.LocalEndpoint).Port}/");
            }

            _listener.Prefixes.Add(Address.ToString());
            _listener.Start();
            _ = ServeAsync();
        }

        public Uri Address { get; }

        public void Dispose() => _listener.Close();

        private async Task ServeAsync()
        {
            while (_listener.IsListening)
            {
                HttpListenerContext asked;
                try
                {
                    asked = await _listener.GetContextAsync();
                }
                catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
                {
                    return;
                }

                var file = Path.Combine(_folder, asked.Request.Url!.AbsolutePath.TrimStart('/'));
                // There is no server behind the samples: what they ask it for is empty.
                asked.Response.StatusCode = File.Exists(file) ? 200 : 204;
                if (File.Exists(file))
                {
                    asked.Response.ContentType = Types.GetValueOrDefault(Path.GetExtension(file), "application/octet-stream");
                    await asked.Response.OutputStream.WriteAsync(await File.ReadAllBytesAsync(file));
                }

                asked.Response.Close();
            }
        }
    }
}
