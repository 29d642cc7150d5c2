using System.Text.Json;
using System.Threading.Channels;
using Itog.Exam.People;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.EntityFrameworkCore;

namespace Itog.Server.Tests.Hub;

/// <summary>The technician's test call with a station over the hub of a real running server: who is told of it, who may do what.</summary>
public sealed class StationCalling(RunningServer server) : IClassFixture<RunningServer>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly object Offer = new { sdp = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n", lines = Array.Empty<object>() };
    private static readonly (string Method, object[] Arguments)[] All = [("callStation", []), ("answerStationCall", []), ("joinStationCall", [Offer]), ("endStationCall", [])];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("participant", null)]
    [InlineData("expert", StaffRole.Expert)]
    [InlineData("observer", StaffRole.Observer)]
    [InlineData("kim", StaffRole.Interlocutor)]
    public async Task It_is_for_no_other_page(string page, StaffRole? role)
    {
        await using var stranger = await HubClient.OpenAsync(server, page, role, role is null ? server.School.Waiting : null);
        foreach (var (method, arguments) in All)
        {
            (await stranger.RefusalAsync(method, arguments)).Should().Be("not-allowed", method);
        }
    }

    [Fact]
    public async Task The_technician_calls_the_station_answers_and_each_sees_the_other_s_name()
    {
        var (technician, toTechnician) = await ListenAsync("technician", StaffRole.Technician);
        await using var one = technician;
        (await technician.RefusalAsync("callStation")).Should().Be("station-away");
        (await technician.RefusalAsync("answerStationCall")).Should().Be("not-allowed");
        (await technician.RefusalAsync("endStationCall")).Should().Be("no-station-call");

        var (station, toStation) = await ListenAsync("station", StaffRole.Interlocutor);
        await using var other = station;
        (await station.RefusalAsync("callStation")).Should().Be("not-allowed");
        (await station.RefusalAsync("answerStationCall")).Should().Be("no-station-call");
        (await station.RefusalAsync("iceServers")).Should().Be("no-room-access");

        (await technician.RefusalAsync("callStation")).Should().BeNull();
        var rings = await NextAsync(toStation, "ringing");
        rings.GetProperty("with").GetString().Should().Be(await NameAsync(StaffRole.Technician));
        (await station.RefusalAsync("joinStationCall", Offer)).Should().Be("no-station-call", "it has not answered yet");

        (await station.RefusalAsync("answerStationCall")).Should().BeNull();
        (await NextAsync(toTechnician, "talking")).GetProperty("with").GetString().Should().Be(await NameAsync(StaffRole.Interlocutor));
        (await station.RefusalAsync("iceServers")).Should().BeNull("who talks may go through the TURN server, though the room is closed");
        (await station.RefusalAsync("joinStationCall", new { sdp = "nonsense", lines = Array.Empty<object>() })).Should().NotBeNull();
        (await server.InDatabaseAsync(db => db.AuditEvents.SingleAsync(e => e.Type == "StationCallAnswered"))).ActorRole.Should().Be(nameof(StaffRole.Interlocutor));

        await technician.StopAsync(Cancel);
        (await NextAsync(toStation, "ended")).GetProperty("ending").GetString().Should().Be("away");
        (await station.RefusalAsync("joinStationCall", Offer)).Should().Be("no-station-call");
    }

    private async Task<(HubConnection Page, ChannelReader<JsonElement> Told)> ListenAsync(string page, StaffRole role)
    {
        using var client = server.Stranger(out var cookies);
        await HubClient.EnterAsync(server, client, role, null);
        var connection = HubClient.Build(server, $"/hub?page={page}&auditorium={server.School.Auditorium}", cookies);
        var told = Channel.CreateUnbounded<JsonElement>();
        connection.On<JsonElement>("stationCall", call => told.Writer.TryWrite(call));
        await connection.StartAsync(Cancel);
        return (connection, told.Reader);
    }

    private static async Task<JsonElement> NextAsync(ChannelReader<JsonElement> told, string state)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        patience.CancelAfter(Patience);
        while (true)
        {
            var call = await told.ReadAsync(patience.Token);
            if (call.ValueKind == JsonValueKind.Object && call.GetProperty("state").GetString() == state)
            {
                return call;
            }
        }
    }

    private Task<string> NameAsync(StaffRole role)
    {
        var account = TestSchool.AccountOf(role);
        return server.InDatabaseAsync(db => db.Users.Where(u => u.UserName == account).Select(u => u.FullName).SingleAsync());
    }
}
