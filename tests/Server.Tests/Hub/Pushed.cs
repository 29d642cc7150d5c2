using System.Text.Json;
using Itog.Exam.People;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace Itog.Server.Tests.Hub;

/// <summary>What the hub sends by itself, and that a connection outlives what it is refused.</summary>
public sealed class Pushed(RunningServer server) : IClassFixture<RunningServer>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_newer_window_takes_over_and_the_older_one_is_told_and_closed()
    {
        await using var older = await HubClient.OpenAsync(server, "participant", null, server.School.Waiting);
        var told = new TaskCompletionSource();
        var closed = new TaskCompletionSource();
        older.On("takenOver", () => told.TrySetResult());
        older.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };

        await using var newer = await HubClient.OpenAsync(server, "participant", null, server.School.Waiting);

        await told.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        (await older.RefusalAsync("confirmReady")).Should().Be("taken-over");
        await closed.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        (await newer.RefusalAsync("reportPreCheck", new { camera = true, microphone = true, speaker = true, microphonePeak = 0.5 })).Should().BeNull();
    }

    [Fact]
    public async Task The_station_and_the_window_of_the_KIM_are_two_pages_of_one_person()
    {
        await using var station = await HubClient.OpenAsync(server, "station", StaffRole.Interlocutor);
        await using var kim = await HubClient.OpenAsync(server, "kim", StaffRole.Interlocutor);

        (await station.RefusalAsync("screenShared", true)).Should().NotBe("taken-over");
        kim.State.Should().Be(HubConnectionState.Connected);
    }

    [Theory]
    [InlineData("participant", null)]
    [InlineData("station", StaffRole.Interlocutor)]
    [InlineData("kim", StaffRole.Interlocutor)]
    [InlineData("expert", StaffRole.Expert)]
    [InlineData("technician", StaffRole.Technician)]
    [InlineData("observer", StaffRole.Observer)]
    public async Task Each_page_gets_its_view_at_once(string page, StaffRole? role)
    {
        using var client = server.Stranger(out var cookies);
        await HubClient.EnterAsync(server, client, role, role is null ? server.School.Waiting : null);
        await using var connection = HubClient.Build(server, $"/hub?page={page}&auditorium={server.School.Auditorium}", cookies);
        var view = new TaskCompletionSource<JsonElement>();
        connection.On<JsonElement>("view", pushed => view.TrySetResult(pushed));

        await connection.StartAsync(TestContext.Current.CancellationToken);

        (await view.Task.WaitAsync(Patience, TestContext.Current.CancellationToken)).GetProperty("kind").GetString().Should().Be(page);
    }

    [Fact]
    public async Task The_technician_gets_the_statistics_of_the_room()
    {
        await using var connection = await HubClient.OpenAsync(server, "technician", StaffRole.Technician);
        var statistics = new TaskCompletionSource<JsonElement>();
        connection.On<JsonElement>("statistics", pushed => statistics.TrySetResult(pushed));

        await connection.RefusalAsync("openConference");

        var pushed = await statistics.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        pushed.GetProperty("members").ValueKind.Should().Be(JsonValueKind.Array);
        pushed.GetProperty("disk").GetProperty("freeBytes").GetInt64().Should().BePositive();
    }

    [Fact]
    public async Task A_flood_of_calls_is_refused_and_the_connection_lives_on()
    {
        await using var connection = await HubClient.OpenAsync(server, "expert", StaffRole.Expert);

        var refusals = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => connection.RefusalAsync("admitNext")));

        refusals.Should().Contain("too-many-calls").And.Contain("not-allowed");
        connection.State.Should().Be(HubConnectionState.Connected);
    }

    [Fact]
    public async Task Entering_the_room_over_and_over_is_refused_by_whatever_connection()
    {
        async Task<string?> JoinAsync()
        {
            await using var connection = await HubClient.OpenAsync(server, "technician", StaffRole.Technician);
            return await connection.RefusalAsync("join", new { sdp = "v=0\r\n", lines = Array.Empty<object>() });
        }

        var refusals = new List<string?>();
        for (var i = 0; i < 13; i++)
        {
            refusals.Add(await JoinAsync());
        }

        refusals[0].Should().NotBe("too-many-calls");
        refusals.Should().Contain("too-many-calls");
    }

    [Fact]
    public async Task Each_page_is_told_at_once_which_pictures_it_does_not_see_whole()
    {
        using var client = server.Stranger(out var cookies);
        await HubClient.EnterAsync(server, client, StaffRole.Expert, null);
        await using var connection = HubClient.Build(server, $"/hub?page=expert&auditorium={server.School.Auditorium}", cookies);
        var pictures = new TaskCompletionSource<JsonElement>();
        connection.On<JsonElement>("pictures", pushed => pictures.TrySetResult(pushed));

        await connection.StartAsync(TestContext.Current.CancellationToken);

        (await pictures.Task.WaitAsync(Patience, TestContext.Current.CancellationToken)).GetArrayLength().Should().Be(0);
    }

    [Fact]
    public async Task A_wrong_number_of_arguments_is_an_error_and_the_connection_lives_on()
    {
        await using var connection = await HubClient.OpenAsync(server, "station", StaffRole.Interlocutor);

        var tooFew = () => connection.InvokeAsync("setCheck", "alone");
        var tooMany = () => connection.InvokeAsync("admitNext", 1, 2, 3);

        (await tooFew.Should().ThrowAsync<HubException>()).Which.Message.Should().NotContain("Itog.");
        (await tooMany.Should().ThrowAsync<HubException>()).Which.Message.Should().NotContain("Itog.");
        (await connection.RefusalAsync("setCheck", "unknown", true)).Should().Be("bad-argument");
    }
}
