using System.Text.Json;
using Itog.Exam.People;
using Itog.Queue.Hub;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.EntityFrameworkCore;

namespace Itog.Server.Tests.Hub;

/// <summary>An observer's page: whose it is, that it can do nothing, and that it knows no name.</summary>
public sealed class Observing(RunningServer server) : IClassFixture<RunningServer>
{
    private static readonly string[] OfRoom = ["join", "iceServers", "restartIce", "want", "reportPath", "leave"];

    [Theory]
    [InlineData(null)]
    [InlineData(StaffRole.Interlocutor)]
    [InlineData(StaffRole.Expert)]
    [InlineData(StaffRole.Technician)]
    [InlineData(StaffRole.Organizer)]
    public async Task Nobody_else_opens_it(StaffRole? role)
    {
        using var client = server.Stranger(out var cookies);
        await HubClient.EnterAsync(server, client, role, role is null ? server.School.Waiting : null);
        await using var connection = HubClient.Build(server, $"/hub?page=observer&auditorium={server.School.Auditorium}", cookies);

        var start = () => connection.StartAsync(TestContext.Current.CancellationToken);

        (await start.Should().ThrowAsync<HttpRequestException>()).Which.StatusCode.Should().BeOneOf(System.Net.HttpStatusCode.Forbidden, System.Net.HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task He_does_not_open_an_auditorium_to_which_he_is_not_appointed()
    {
        using var client = server.Stranger(out var cookies);
        await HubClient.EnterAsync(server, client, StaffRole.Observer, null);
        await using var connection = HubClient.Build(server, $"/hub?page=observer&auditorium={server.School.OtherAuditorium}", cookies);

        var start = () => connection.StartAsync(TestContext.Current.CancellationToken);

        await start.Should().ThrowAsync<HttpRequestException>();
    }

    [Fact]
    public async Task Every_call_that_is_not_about_his_own_connection_is_refused()
    {
        var before = await EventsAsync();
        var calls = typeof(QueueHub).GetMethods().Where(m => m.DeclaringType == typeof(QueueHub) && !m.IsVirtual && !m.IsStatic)
            .Select(m => (Name: JsonNamingPolicy.CamelCase.ConvertName(m.Name), Arguments: m.GetParameters().Length)).Where(c => !OfRoom.Contains(c.Name)).ToList();
        calls.Should().HaveCountGreaterThan(30);

        // Fewer in a row than the hub takes from one page.
        foreach (var few in calls.Chunk(20))
        {
            await using var observer = await HubClient.OpenAsync(server, "observer", StaffRole.Observer);
            foreach (var (name, arguments) in few)
            {
                (await observer.RefusalAsync(name, [.. Enumerable.Repeat<object?>("x", arguments)])).Should().Be("not-allowed", name);
            }
        }

        (await EventsAsync()).Should().Be(before);
    }

    [Fact]
    public async Task His_view_has_numbers_and_no_name()
    {
        using var client = server.Stranger(out var cookies);
        await HubClient.EnterAsync(server, client, StaffRole.Observer, null);
        await using var connection = HubClient.Build(server, $"/hub?page=observer&auditorium={server.School.Auditorium}", cookies);
        var view = new TaskCompletionSource<JsonElement>();
        connection.On<JsonElement>("view", pushed => view.TrySetResult(pushed));
        await connection.StartAsync(TestContext.Current.CancellationToken);

        var told = await view.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        told.GetProperty("queue").GetProperty("expected").GetInt32().Should().BePositive();
        told.GetRawText().Should().NotContain(server.School.Waiting.FamilyName).And.NotContain(server.School.Finished.FamilyName).And.NotContain("document");
    }

    private Task<int> EventsAsync() => server.InDatabaseAsync(db => db.AuditEvents.CountAsync());
}
