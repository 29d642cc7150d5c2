using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using Itog.Interop.Pages;
using Itog.Interop.Room;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Playwright;

namespace Itog.Interop;

/// <summary>A participant behind a firewall: whatever way is left, the conversation finds it.</summary>
public sealed class Reachability
{
    /// <summary>Hides the server's UDP from a page, as a network without UDP does.</summary>
    private const string NoUdp = """
        (() => {
          const real = RTCPeerConnection.prototype.setRemoteDescription;
          RTCPeerConnection.prototype.setRemoteDescription = function (description) {
            return real.call(this, { type: description.type, sdp: description.sdp.replace(/a=candidate:\S+ 1 udp .*\r\n/g, '') });
          };
        })();
        """;

    /// <summary>Hides the server's IPv4 addresses from a page.</summary>
    private const string NoIPv4 = """
        (() => {
          const real = RTCPeerConnection.prototype.setRemoteDescription;
          RTCPeerConnection.prototype.setRemoteDescription = function (description) {
            return real.call(this, { type: description.type, sdp: description.sdp.replace(/a=candidate:\S+ 1 \w+ \d+ [\d.]+ .*\r\n/g, '') });
          };
        })();
        """;

    /// <summary>A complete offer of a page that was allowed no camera: its host candidates are names that only its own machine knows.</summary>
    private const string OfferWithoutPermission = """
        async () => {
          window.peer = new RTCPeerConnection();
          window.tracks = 0;
          peer.ontrack = () => window.tracks += 1;
          peer.addTransceiver('audio', { direction: 'recvonly' });
          const done = new Promise(resolve => { peer.onicecandidate = event => event.candidate === null && resolve(); });
          await peer.setLocalDescription();
          await done;
          return peer.localDescription.sdp;
        }
        """;

    /// <summary>Makes a page use nothing but its TURN servers.</summary>
    private const string RelayOnly = """
        (() => {
          const Real = window.RTCPeerConnection;
          window.RTCPeerConnection = class extends Real {
            constructor(options, ...rest) { super({ ...options, iceTransportPolicy: 'relay' }, ...rest); }
          };
        })();
        """;

    /// <summary>Gathers candidates of a TURN server; returns them with the codes of the errors.</summary>
    private const string Gather = """
        async server => {
          const peer = new RTCPeerConnection({ iceServers: [server], iceTransportPolicy: 'relay' });
          const found = { candidates: [], errors: [] };
          peer.onicecandidateerror = event => found.errors.push(event.errorCode);
          peer.createDataChannel('x');
          const done = new Promise(resolve => {
            peer.onicecandidate = event => event.candidate ? found.candidates.push(event.candidate.candidate) : resolve();
          });
          await peer.setLocalDescription();
          await done;
          peer.close();
          return found;
        }
        """;

    [Fact]
    public Task Sound_flows_both_ways_by_TCP_where_no_UDP_comes_through_and_an_offer_with_names_of_mDNS_connects() => ExamRoom.HoldAsync(async room =>
    {
        var (station, participant) = await MeetAsync(room, NoUdp, "Связь идёт в обход");

        (await PeerProbe.PathAsync(participant.Window)).Should().Match<PeerPath>(p => p.Protocol == "tcp" && p.RelayProtocol == null);
        (await PeerProbe.PathAsync(station.Window)).Should().Match<PeerPath>(p => p.Protocol == "udp" && p.RelayProtocol == null, "who has UDP uses it");
        await TheVerdictIsInTheReportAsync(room);
        await OfferNamesOfMdnsAsync(room);
        room.Complaints.Should().BeEmpty();
    });

    [Fact(Explicit = true)]
    [Trait("Long", "network")]
    public async Task Sound_flows_both_ways_through_a_TURN_server_s_TLS_alone()
    {
        const string transport = "tls";
        await using var turn = await TurnServer.StartAsync();
        await ExamRoom.HoldAsync(
            async room =>
            {
                var (_, participant) = await MeetAsync(room, RelayOnly);

                (await PeerProbe.PathAsync(participant.Window)).Should().Be(new PeerPath("relay", "udp", transport));
                room.Complaints.Should().BeEmpty();
                room.Server.Output.Should().NotContain(line => line.Contains(turn.Secret, StringComparison.Ordinal), "the secret is in no log");
            },
            turn.Settings(transport));
    }

    [Fact]
    public async Task The_TURN_server_refuses_expired_and_forged_credentials()
    {
        await using var turn = await TurnServer.StartAsync();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Browser.LaunchAsync(playwright, new Uri("http://localhost"));
        var page = await browser.Context.NewPageAsync();

        var fresh = await GatherAsync(page, turn, turn.Credentials(DateTimeOffset.UtcNow.AddHours(1)));
        var expired = await GatherAsync(page, turn, turn.Credentials(DateTimeOffset.UtcNow.AddHours(-1)));
        var forged = await GatherAsync(page, turn, turn.Credentials(DateTimeOffset.UtcNow.AddHours(1), secret: "another secret"));

        fresh.GetProperty("candidates").EnumerateArray().Should().Contain(c => c.GetString()!.Contains("typ relay", StringComparison.Ordinal));
        foreach (var refused in new[] { expired, forged })
        {
            refused.GetProperty("candidates").GetArrayLength().Should().Be(0);
            refused.GetProperty("errors").EnumerateArray().Select(e => e.GetInt32()).Should().Contain(401);
        }
    }

    [Fact(Explicit = true)]
    [Trait("Long", "network")]
    public Task Sound_flows_both_ways_by_IPv6_alone()
    {
        Assert.SkipUnless(HasIPv6(), "Without an IPv6 address of the machine the browser gathers no candidate of it.");
        return ExamRoom.HoldAsync(
            async room =>
            {
                await MeetAsync(room, NoIPv4);

                room.Complaints.Should().BeEmpty();
            },
            new Dictionary<string, string> { ["Conference__BindAddress"] = "127.0.0.1,::1" });
    }

    private static bool HasIPv6() => NetworkInterface.GetAllNetworkInterfaces()
        .SelectMany(i => i.GetIPProperties().UnicastAddresses)
        .Any(u => u.Address.AddressFamily == AddressFamily.InterNetworkV6 && !IPAddress.IsLoopback(u.Address) && !u.Address.IsIPv6LinkLocal);

    private static async Task<(StationPage Station, ParticipantPage Participant)> MeetAsync(ExamRoom room, string? script, string? line = null)
    {
        var technician = await room.TechnicianAsync();
        await technician.OpenConferenceAsync();
        var station = await room.StationAsync();
        var participant = await room.ParticipantAsync(1, script: script);
        await participant.PassPreCheckAsync(line);
        await participant.StandAtAsync(1);
        await station.AdmitNextAsync();
        await participant.SeeRoomAsync();
        await PeerProbe.WaitForSoundAsync(participant.Window, older: 0, received: 100, sent: 100);
        await PeerProbe.WaitForSoundAsync(station.Window, older: 0, received: 100, sent: 100);
        await PeerProbe.WaitForVideosAsync(participant.Window, 1);
        await PeerProbe.WaitForVideosAsync(station.Window, 1);
        return (station, participant);
    }

    /// <summary>What the participant's test call came to, where the organizer reads it before the day.</summary>
    private static async Task TheVerdictIsInTheReportAsync(ExamRoom room)
    {
        var readiness = await OrganizerPage.OpenAsync((await room.BrowserAsync(permissions: [])).Context, "Готовность");
        await readiness.Window.GetByLabel("Показать").SelectOptionAsync("всех");
        var row = readiness.Window.GetByRole(AriaRole.Row).Filter(new() { HasText = "Орлова Анна" });
        // The voice of these words is loud: what is found of it stands there, too.
        await Assertions.Expect(row).ToContainTextAsync(new Regex(@"всё\sготово|с\sзамечаниями"));
        await Assertions.Expect(row).ToContainTextAsync("TCP");
        await Assertions.Expect(row).ToContainTextAsync("голос");
        await Assertions.Expect(readiness.Window.GetByRole(AriaRole.Row).Filter(new() { HasText = "Беляев Кирилл" })).ToContainTextAsync("не проверен");
        await readiness.Window.CloseAsync();
    }

    private static async Task OfferNamesOfMdnsAsync(ExamRoom room)
    {
        await using var expert = await RawPage.SignInAsync(room.Server, "expert", "expert");
        var page = await (await room.BrowserAsync(permissions: [])).Context.NewPageAsync();
        await page.GotoAsync("/");
        var offer = await page.EvaluateAsync<string>(OfferWithoutPermission);
        offer.Should().MatchRegex(@"a=candidate:\S+ 1 udp \d+ [0-9a-f-]{36}\.local \d+ typ host");

        var lines = new[] { new { mid = "0", direction = "receive", source = "microphone", seat = "participant" } };
        var reply = await expert.Hub.InvokeAsync<JsonElement>("join", new { sdp = offer, lines });

        reply.GetProperty("ok").GetBoolean().Should().BeTrue();
        await page.EvaluateAsync("sdp => peer.setRemoteDescription({ type: 'answer', sdp })", reply.GetProperty("sdp").GetString());
        await Condition.HoldsAsync(page, "() => peer.connectionState === 'connected'", 0, "the browser finds the server by its own checks");
    }

    private static async Task<JsonElement> GatherAsync(IPage page, TurnServer turn, (string Username, string Credential) credentials) =>
        await page.EvaluateAsync<JsonElement>(Gather, new { urls = turn.Url("udp"), username = credentials.Username, credential = credentials.Credential });
}
