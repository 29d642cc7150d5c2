using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Itog.Server.Tests.ExamResults;

/// <summary>Debian's aiosmtpd on the loopback interface, a mail server of RFC 5321 that puts what it takes into a folder; ends with its object.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    // The Python of the system: others on the path know nothing of Debian's packages.
    private const string Python = "/usr/bin/python3";

    private readonly string _folder = Directory.CreateTempSubdirectory("itog-mail-").FullName;
    private readonly Process _process;
    private Task<string>? _talk;

    private MailServer()
    {
        Port = FreePort();
        _process = Process.Start(new ProcessStartInfo(
            Python,
            ["-m", "aiosmtpd", "-n", "-d", "-l", string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port}"), "-c", "aiosmtpd.handlers.Mailbox", Path.Combine(_folder, "box")])
        { RedirectStandardError = true })!;
    }

    public int Port { get; }

    public static async Task<MailServer> StartAsync()
    {
        var server = new MailServer();
        while (await server._process.StandardError.ReadLineAsync() is { } line)
        {
            if (line.Contains("listening", StringComparison.Ordinal))
            {
                // It goes on talking; nobody may keep it waiting.
                server._talk = server._process.StandardError.ReadToEndAsync();
                return server;
            }
        }

        throw new InvalidOperationException("The mail server did not start: is Debian's python3-aiosmtpd installed?");
    }

    /// <summary>Everything it has taken.</summary>
    public IReadOnlyList<MimeKit.MimeMessage> Letters =>
        [.. Directory.EnumerateFiles(Path.Combine(_folder, "box", "new")).Select(file => MimeKit.MimeMessage.Load(file))];

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        await (_talk ?? Task.FromResult(string.Empty));
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
