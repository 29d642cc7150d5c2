using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Itog.Interop.Room;

/// <summary>Debian's coturn on the loopback interface, with a secret of its own; ends with its object. Relaying to loopback is allowed here and nowhere else.</summary>
public sealed class TurnServer : IAsyncDisposable
{
    private const string Program = "turnserver";
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(30);

    private readonly string _folder;
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly int _port = FreePort();
    private readonly int _tlsPort = FreePort();

    private TurnServer(string folder)
    {
        _folder = folder;
        var settings = Path.Combine(folder, "turnserver.conf");
        WriteCertificate(folder);
        File.WriteAllText(settings, string.Create(CultureInfo.InvariantCulture, $"""
            listening-ip=127.0.0.1
            listening-port={_port}
            tls-listening-port={_tlsPort}
            cert={Path.Combine(folder, "turn.pem")}
            pkey={Path.Combine(folder, "turn.key")}
            relay-ip=127.0.0.1
            min-port=50000
            max-port=59000
            realm=itog.test
            use-auth-secret
            static-auth-secret={Secret}
            userdb={Path.Combine(folder, "turndb")}
            pidfile={Path.Combine(folder, "turnserver.pid")}
            log-file=stdout
            verbose
            no-dtls
            no-cli
            allow-loopback-peers
            allowed-peer-ip=127.0.0.1
            denied-peer-ip=0.0.0.0-255.255.255.255
            denied-peer-ip=::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff
            """));
        var start = new ProcessStartInfo(FindProgram(), ["-c", settings]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        _process = new Process { StartInfo = start };
    }

    /// <summary>What coturn and our server share.</summary>
    public string Secret { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>Everything that coturn has printed.</summary>
    public IReadOnlyCollection<string> Output => _output;

    /// <param name="transport"><c>udp</c>, <c>tcp</c>, or <c>tls</c>, which looks like any web site to a firewall.</param>
    public string Url(string transport) => transport == "tls"
        ? FormattableString.Invariant($"turns:127.0.0.1:{_tlsPort}?transport=tcp")
        : FormattableString.Invariant($"turn:127.0.0.1:{_port}?transport={transport}");

    /// <summary>What makes our server give its credentials out.</summary>
    public Dictionary<string, string> Settings(string transport) => new() { ["Turn__Urls__0"] = Url(transport), ["Turn__Secret"] = Secret };

    /// <summary>A username and its password as the draft computes them, written here anew.</summary>
    public (string Username, string Credential) Credentials(DateTimeOffset expiry, string? secret = null)
    {
        var username = string.Create(CultureInfo.InvariantCulture, $"{expiry.ToUnixTimeSeconds()}:test");
#pragma warning disable CA5350 // what coturn computes
        return (username, Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(secret ?? Secret), Encoding.UTF8.GetBytes(username))));
#pragma warning restore CA5350
    }

    public static async Task<TurnServer> StartAsync()
    {
        var server = new TurnServer(Directory.CreateTempSubdirectory("itog-turn-").FullName);
        server._process.OutputDataReceived += (_, line) => server._output.Enqueue(line.Data ?? "");
        server._process.ErrorDataReceived += (_, line) => server._output.Enqueue(line.Data ?? "");
        server._process.Start();
        server._process.BeginOutputReadLine();
        server._process.BeginErrorReadLine();
        await server.WaitUntilItListensAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    // It listens by TCP on the same port last of all.
    private async Task WaitUntilItListensAsync()
    {
        var started = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, _port);
                return;
            }
            catch (SocketException) when (!_process.HasExited && started.Elapsed < StartPatience)
            {
                await Task.Yield();
            }
            catch (SocketException)
            {
                throw new InvalidOperationException("coturn does not start:\n" + string.Join('\n', _output));
            }
        }
    }

    // Of its own making; the tests' Chromium takes it.
    private static void WriteCertificate(string folder)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        var request = new CertificateRequest("CN=turn.itog.test", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllText(Path.Combine(folder, "turn.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, "turn.key"), key.ExportPkcs8PrivateKeyPem());
    }

    // Debian keeps it where only root's PATH may look.
    private static string FindProgram() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/bin").Append("/usr/sbin")
            .Select(folder => Path.Combine(folder, Program))
            .FirstOrDefault(File.Exists) ?? throw new FileNotFoundException("coturn is not installed; eng/prepare test installs it.");

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
