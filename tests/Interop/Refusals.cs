using System.Net;
using System.Text.Json;
using Itog.Interop.Room;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Playwright;

namespace Itog.Interop;

/// <summary>What is not allowed or makes no sense is refused with a reason, and the exam that runs meanwhile does not notice.</summary>
public sealed class Refusals
{
    // A whole offer of a real browser with one microphone.
    private const string RealOffer = """
        async () => {
          const peer = new RTCPeerConnection();
          peer.addTransceiver('audio', { direction: 'sendonly' });
          await peer.setLocalDescription();
          const sdp = peer.localDescription.sdp;
          peer.close();
          return sdp;
        }
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public Task Whatever_others_try_the_running_exam_goes_on() => ExamRoom.HoldAsync(async room =>
    {
        var technician = await room.TechnicianAsync();
        await technician.OpenConferenceAsync();
        var station = await room.StationAsync();
        var participant = await room.ParticipantAsync(1);
        await participant.PassPreCheckAsync();
        await participant.StandAtAsync(1);
        await station.AdmitNextAsync();
        await Course.BeginAsync(station, participant);
        var offer = await technician.Window.EvaluateAsync<string>(RealOffer);
        var running = PushedViews.Of(station.Window).Newest.GetProperty("attempt");
        var attempt = running.GetProperty("id").GetString()!;
        var before = Facts(running);

        await TryAsWaitingParticipantAsync(room, offer, attempt);
        await TryAsStrangerAsync(room, attempt);
        await TryAsExpertAsync(room, offer, attempt);
        await TryMalformedAsync(room, offer);

        Facts(PushedViews.Of(station.Window).Newest.GetProperty("attempt")).Should().Be(before, "a refused call changes nothing");
        (await PeerProbe.ReadAsync(participant.Window)).Connections.Should().Be(1, "his connection was never disturbed");
        (await PeerProbe.ReadAsync(station.Window)).Connections.Should().Be(1);
        await Course.WalkToAsync(station, participant, Course.First, "Чтение про себя");
        room.Complaints.Should().BeEmpty();
    });

    [Fact(Explicit = true)]
    [Trait("Long", "network")]
    public Task A_certificate_other_than_the_offered_one_never_gets_into_the_room() => ExamRoom.HoldAsync(async room =>
    {
        var technician = await room.TechnicianAsync();
        await technician.OpenConferenceAsync();
        var station = await room.StationAsync();
        var participant = await room.ParticipantAsync(1, script: ForgedFingerprint);
        await participant.PassPreCheckAsync();
        await participant.StandAtAsync(1);
        await station.AdmitNextAsync();
        await participant.SeeRoomAsync();

        // The page tries again and again; the server lets none of its connections in.
        await participant.Window.WaitForFunctionAsync("() => peerProbe.count() >= 3", null, new PageWaitForFunctionOptions { PollingInterval = 200, Timeout = 60_000 });

        (await PeerProbe.ReadAsync(participant.Window)).PacketsReceived.Should().Be(0);
        room.Server.Output.Should().NotContain(line => line.Contains("Participant Connecting → Connected", StringComparison.Ordinal));
        var view = PushedViews.Of(station.Window).Newest;
        view.GetProperty("attempt").GetProperty("recording").GetProperty("participantHeard").GetBoolean().Should().BeFalse();
        (await PeerProbe.ReadAsync(station.Window)).Open.Should().Be(1, "the others live on");
    });

    /// <summary>Makes the page offer the fingerprint of a certificate that it does not have.</summary>
    private const string ForgedFingerprint = """
        (() => {
          const real = Object.getOwnPropertyDescriptor(RTCPeerConnection.prototype, 'localDescription');
          Object.defineProperty(RTCPeerConnection.prototype, 'localDescription', {
            get() {
              const description = real.get.call(this);
              return description && { type: description.type, sdp: description.sdp.replace(/(a=fingerprint:sha-256 )\S\S:\S\S/g, '$100:00') };
            },
          });
        })();
        """;

    private static async Task TryAsWaitingParticipantAsync(ExamRoom room, string offer, string attempt)
    {
        await using var waiting = await RawPage.FollowAsync(room.Server, room.Links[1]);
        (await waiting.RefusalAsync("join", Publishing(offer))).Should().Be("no-room-access");
        (await waiting.RefusalAsync("iceServers")).Should().Be("no-room-access");
        (await waiting.RefusalAsync("admitNext")).Should().Be("not-allowed");
        (await waiting.RefusalAsync("openKim")).Should().Be("not-allowed");
        (await waiting.RefusalAsync("nextStage", "textIntroduction")).Should().Be("not-allowed");
        (await waiting.RefusalAsync("kimRendered")).Should().Be("not-your-attempt");
        (await waiting.RefusalAsync("confirmReady")).Should().Be("not-your-attempt");
        (await waiting.RefusalAsync("saveNotes", "чужие заметки")).Should().Be("not-your-attempt");
        (await waiting.StatusAsync("/api/kim/1/variants/101")).Should().Be(HttpStatusCode.Forbidden);
        (await waiting.StatusAsync($"/api/attempts/{attempt}/recording")).Should().Be(HttpStatusCode.Forbidden);
    }

    private static async Task TryAsStrangerAsync(ExamRoom room, string attempt)
    {
        await using var stranger = RawPage.Stranger(room.Server);
        var connecting = () => stranger.Hub.StartAsync();
        (await connecting.Should().ThrowAsync<HttpRequestException>()).Which.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await stranger.StatusAsync("/api/kim/1/variants/101")).Should().Be(HttpStatusCode.Unauthorized);
        (await stranger.StatusAsync($"/api/attempts/{attempt}/recording")).Should().Be(HttpStatusCode.Unauthorized);
        (await stranger.StatusAsync(room.Links[0][..^4] + "AAAA")).Should().Be(HttpStatusCode.NotFound, "a link with a foreign seal opens nothing");
    }

    private static async Task TryAsExpertAsync(ExamRoom room, string offer, string attempt)
    {
        await using var expert = await RawPage.SignInAsync(room.Server, "expert", "expert");
        var view = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        (await expert.RefusalAsync("join", Publishing(offer))).Should().Be("may-not-publish");
        (await expert.RefusalAsync("admitNext")).Should().Be("not-allowed");
        (await expert.RefusalAsync("screenShared", false)).Should().Be("not-allowed");
        (await expert.RefusalAsync("saveScores", attempt, new Dictionary<string, object> { ["Р4"] = 9 }, Array.Empty<int>(), Array.Empty<object>())).Should().Be("score-out-of-range");
        (await expert.RefusalAsync("saveScores", attempt, new Dictionary<string, object> { ["Р4"] = -1 }, Array.Empty<int>(), Array.Empty<object>())).Should().NotBeNull();
        (await expert.RefusalAsync("saveScores", attempt, new Dictionary<string, object> { ["Р4"] = "два" }, Array.Empty<int>(), Array.Empty<object>())).Should().Be("bad-argument");
        (await expert.RefusalAsync("saveScores", attempt, new Dictionary<string, object> { ["Ы9"] = 1 }, Array.Empty<int>(), Array.Empty<object>())).Should().Be("criterion-unknown");
        (await expert.RefusalAsync("saveScores", Guid.NewGuid(), new Dictionary<string, object>(), Array.Empty<int>(), Array.Empty<object>())).Should().Be("attempt-unknown");
        (await expert.RefusalAsync("signProtocol", attempt)).Should().NotBeNull("the protocol is empty");
        expert.Hub.On<JsonElement>("view", pushed =>
        {
            if (Given(pushed).Any())
            {
                view.TrySetResult(pushed);
            }
        });
        (await expert.RefusalAsync("saveScores", attempt, new Dictionary<string, object> { ["Р4"] = 1 }, Array.Empty<int>(), Array.Empty<object>())).Should().BeNull();
        Given(await view.Task.WaitAsync(Patience)).Should().Equal(["Р4"], "nothing of what was refused was kept");
    }

    /// <summary>The criteria that have a score.</summary>
    private static IEnumerable<string> Given(JsonElement expertView) =>
        expertView.GetProperty("protocols")[0].GetProperty("scores").EnumerateObject().Where(s => s.Value.ValueKind != JsonValueKind.Null).Select(s => s.Name);

    private static async Task TryMalformedAsync(ExamRoom room, string offer)
    {
        await using var intruder = await RawPage.SignInAsync(room.Server, "expert", "expert");
        (await intruder.RefusalAsync("join", Publishing("v=0\r\nnonsense"))).Should().Be("malformed-offer");
        (await intruder.RefusalAsync("join", Publishing(offer[..(offer.Length / 3)]))).Should().NotBeNull();
        (await intruder.RefusalAsync("join", Publishing(offer.Replace("sha-256", "sha-999", StringComparison.Ordinal)))).Should().NotBeNull();
        (await intruder.RefusalAsync("join", 42)).Should().Be("bad-argument");
        await ((Func<Task>)(() => intruder.Hub.InvokeAsync("join"))).Should().ThrowAsync<HubException>("an argument is missing");
        await ((Func<Task>)(() => intruder.Hub.InvokeAsync("noSuchMethod"))).Should().ThrowAsync<HubException>();
        (await intruder.RefusalAsync("leave")).Should().BeNull("the connection has outlived all of it");
        await ((Func<Task>)(() => intruder.Hub.InvokeAsync("join", new string('x', 200_000)))).Should().ThrowAsync<Exception>("the message is too large");
        await intruder.Closed.WaitAsync(Patience);
    }

    private static object Publishing(string sdp) =>
        new { sdp, lines = new[] { new { mid = "0", direction = "publish", source = "microphone", seat = (string?)null } } };

    private static string Facts(JsonElement attempt) =>
        string.Join(' ', new[] { "id", "phase", "stage", "stages", "variant", "participantConnected", "screenShared" }.Select(name => attempt.GetProperty(name).GetRawText()));
}
