using System.Net.Http.Json;
using System.Text.Json;
using Itog.Interop.Room;

namespace Itog.Interop.Whip;

/// <summary>WHIP and WHEP with clients that we did not write, against the real server.</summary>
public sealed class OtherPeoplesTools
{
    private const string Aiortc = "aiortc_client.py";
    private const string GStreamer = "gstreamer_client.py";

    [Fact]
    public Task What_aiortc_publishes_GStreamer_hears_and_sees() => MeetAsync(publisher: Aiortc, watcher: GStreamer);

    [Fact(Explicit = true)]
    [Trait("Long", "network")]
    public Task What_GStreamer_publishes_aiortc_hears_and_sees() => MeetAsync(publisher: GStreamer, watcher: Aiortc);

    private static async Task MeetAsync(string publisher, string watcher)
    {
        await using var server = new ServerProcess();
        await server.StartAsync();
        using var script = new HttpClient { BaseAddress = server.Address };
        (await script.PostAsJsonAsync("/api/session", new { userName = "technician", password = "репетиция-2026" })).EnsureSuccessStatusCode();
        using var opened = await script.PostAsJsonAsync(
            "/api/media/test-rooms", new { members = new object[] { new { name = "interlocutor" }, new { name = "participant" } } });
        var room = await opened.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        var (interlocutor, participant) = (room.GetProperty("tokens")[0], room.GetProperty("tokens")[1]);

        await using var publishing = Begin(publisher, "publish", server, interlocutor, "whip");
        await publishing.ReachAsync("connected", 1);
        await using var watching = Begin(watcher, "watch", server, participant, "whep");

        // A second of decoded tone, not of silence, and of pictures.
        await watching.ReachAsync("audio", 50);
        await watching.ReachAsync("video", 10);
        var present = await script.GetFromJsonAsync<JsonElement>("/api/media/test-rooms/" + room.GetProperty("room").GetString());
        present.GetProperty("members").EnumerateArray().Select(m => m.GetProperty("connected").GetBoolean()).Should().Equal(true, true);

        await watching.StopAsync();
        await publishing.StopAsync();
        var left = await script.GetFromJsonAsync<JsonElement>("/api/media/test-rooms/" + room.GetProperty("room").GetString());
        left.GetProperty("members").GetArrayLength().Should().Be(0);
    }

    private static ForeignTool Begin(string tool, string mode, ServerProcess server, JsonElement token, string protocol) =>
        ForeignTool.Start(tool, mode, new Uri(server.Address, token.GetProperty(protocol).GetString()), token.GetProperty("token").GetString()!);
}
