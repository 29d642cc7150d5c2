using System.Net;
using Itog.Exam.People;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.EntityFrameworkCore;

namespace Itog.Server.Tests.Hub;

/// <summary>What a page may not do through the hub: it is refused with a problem, and not one event is written.</summary>
public sealed class Refused(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Offer = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n";

    [Theory]
    [InlineData("participant", null)]
    [InlineData("expert", StaffRole.Expert)]
    public async Task Admitting_is_for_the_interlocutor_alone(string page, StaffRole? role)
    {
        await using var connection = await HubClient.OpenAsync(server, page, role, role is null ? server.School.Waiting : null);
        var before = await EventsAfterArrivalAsync(connection);

        (await connection.RefusalAsync("admitNext")).Should().NotBeNull();

        (await EventsAsync()).Should().Be(before);
    }

    [Theory]
    [InlineData("openKim")]
    [InlineData("openConference")]
    [InlineData("closeConference")]
    [InlineData("completeBriefing")]
    public async Task A_participant_cannot_do_the_staffs_work(string method)
    {
        await using var connection = await HubClient.OpenAsync(server, "participant", null, server.School.Waiting);
        var before = await EventsAfterArrivalAsync(connection);

        (await connection.RefusalAsync(method)).Should().NotBeNull();

        (await EventsAsync()).Should().Be(before);
    }

    [Theory]
    [InlineData("participant", null)]
    [InlineData("expert", StaffRole.Expert)]
    [InlineData("kim", StaffRole.Interlocutor)]
    public async Task Pausing_a_recording_is_not_for_this_page(string page, StaffRole? role)
    {
        await using var connection = await HubClient.OpenAsync(server, page, role, role is null ? server.School.Waiting : null);
        var before = await EventsAfterArrivalAsync(connection);

        (await connection.RefusalAsync("pauseRecording", "Шум.")).Should().Be("not-allowed");
        (await connection.RefusalAsync("resumeRecording")).Should().Be("not-allowed");

        (await EventsAsync()).Should().Be(before);
    }

    [Theory]
    [InlineData("station", StaffRole.Interlocutor)]
    [InlineData("technician", StaffRole.Technician)]
    public async Task Who_may_pause_a_recording_is_refused_while_nobody_answers(string page, StaffRole role)
    {
        await using var connection = await HubClient.OpenAsync(server, page, role);

        (await connection.RefusalAsync("pauseRecording", "Шум.")).Should().Be("no-attempt");
        (await connection.RefusalAsync("pauseRecording", 7)).Should().Be("bad-argument");
    }

    [Fact]
    public async Task A_waiting_participant_cannot_enter_the_room()
    {
        await using var connection = await HubClient.OpenAsync(server, "participant", null, server.School.Waiting);

        var refusal = await connection.RefusalAsync("join", new { sdp = Offer, lines = new[] { new { mid = "0", direction = "publish", source = "microphone" } } });

        refusal.Should().NotBeNull();
    }

    [Fact]
    public async Task Relay_credentials_are_for_those_with_access_to_the_room()
    {
        await using var waiting = await HubClient.OpenAsync(server, "participant", null, server.School.Waiting);
        (await waiting.RefusalAsync("iceServers")).Should().Be("no-room-access");
        await OpenConferenceAsync();
        await using var expert = await HubClient.OpenAsync(server, "expert", StaffRole.Expert);

        (await waiting.RefusalAsync("iceServers")).Should().Be("no-room-access");
        (await expert.RefusalAsync("iceServers")).Should().BeNull();
    }

    [Fact]
    public async Task A_test_call_is_for_a_waiting_participant_and_for_no_page_of_the_staff()
    {
        await using var waiting = await HubClient.OpenAsync(server, "participant", null, server.School.Waiting);
        await using var expert = await HubClient.OpenAsync(server, "expert", StaffRole.Expert);
        var before = await EventsAfterArrivalAsync(waiting);
        var offer = new { sdp = Offer, lines = Array.Empty<object>() };

        (await waiting.RefusalAsync("beginTestCall")).Should().BeNull();
        (await waiting.RefusalAsync("joinTestCall", "listens", offer)).Should().Be("bad-argument");
        (await waiting.RefusalAsync("joinTestCall", "speaks", new { sdp = "nonsense", lines = Array.Empty<object>() })).Should().NotBeNull();
        (await waiting.RefusalAsync("endTestCall")).Should().BeNull();
        (await waiting.RefusalAsync("askHelp", "lunch")).Should().Be("bad-argument");
        foreach (var (method, arguments) in new (string, object[])[] { ("beginTestCall", []), ("joinTestCall", ["speaks", offer]), ("endTestCall", []), ("beginTestTake", []), ("endTestTake", []), ("judgeTestCall", ["{}"]), ("askHelp", ["sound"]) })
        {
            (await expert.RefusalAsync(method, arguments)).Should().Be("not-allowed");
        }

        (await EventsAsync()).Should().Be(before, "a test call is no part of the exam");
    }

    [Fact]
    public async Task A_waiting_participant_has_no_connection_to_restart()
    {
        await using var connection = await HubClient.OpenAsync(server, "participant", null, server.School.Waiting);

        var refusal = await connection.RefusalAsync("restartIce", new { session = "TeUA", ufrag = "TeUA", password = "0123456789abcdefABCDEF" });

        refusal.Should().Be("no-room-access");
    }

    [Fact]
    public async Task A_page_restarts_no_connection_that_it_does_not_have()
    {
        await OpenConferenceAsync();
        await using var connection = await HubClient.OpenAsync(server, "expert", StaffRole.Expert);

        var refusal = await connection.RefusalAsync("restartIce", new { session = "TeUA", ufrag = "TeUA", password = "0123456789abcdefABCDEF" });

        refusal.Should().Be("no-connection");
    }

    [Theory]
    [InlineData("interlocutor/camera", "low")]
    [InlineData("nobody/camera", "low")]
    [InlineData("interlocutor/camera", "huge")]
    [InlineData(null, "low")]
    public async Task A_page_wants_nothing_of_a_connection_that_it_does_not_have(string? slot, string wish)
    {
        await OpenConferenceAsync();
        await using var connection = await HubClient.OpenAsync(server, "expert", StaffRole.Expert);

        (await connection.RefusalAsync("want", slot, wish)).Should().Be("bad-argument");
    }

    [Fact]
    public async Task Only_yes_and_no_are_words_about_the_path()
    {
        await using var connection = await HubClient.OpenAsync(server, "expert", StaffRole.Expert);

        (await connection.RefusalAsync("reportPath", "relay")).Should().Be("bad-argument");
        (await connection.RefusalAsync("reportPath", true)).Should().BeNull();
    }

    [Fact]
    public async Task An_expert_cannot_publish()
    {
        await OpenConferenceAsync();
        await using var connection = await HubClient.OpenAsync(server, "expert", StaffRole.Expert);

        var refusal = await connection.RefusalAsync("join", new { sdp = Offer, lines = new[] { new { mid = "0", direction = "publish", source = "microphone" } } });

        refusal.Should().NotBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("not sdp")]
    [InlineData("v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\n")]
    public async Task A_malformed_description_is_refused(string sdp)
    {
        await OpenConferenceAsync();
        await using var connection = await HubClient.OpenAsync(server, "technician", StaffRole.Technician);

        (await connection.RefusalAsync("join", new { sdp, lines = Array.Empty<object>() })).Should().NotBeNull();
    }

    [Theory]
    [InlineData("setCheck", "alone", "yes")]
    [InlineData("setCheck", "unknown", true)]
    [InlineData("nextStage", "noSuchStage", null)]
    [InlineData("chooseTopic", "1", null)]
    public async Task Unknown_arguments_are_refused_by_name(string method, object first, object? second)
    {
        await using var connection = await HubClient.OpenAsync(server, "station", StaffRole.Interlocutor);

        var refusal = await connection.RefusalAsync(method, second is null ? [first] : [first, second]);

        refusal.Should().Be("bad-argument");
    }

    [Fact]
    public async Task An_unknown_method_is_an_error_that_tells_nothing_of_the_inside()
    {
        await using var connection = await HubClient.OpenAsync(server, "station", StaffRole.Interlocutor);

        var calling = () => connection.InvokeAsync("dropTables");

        (await calling.Should().ThrowAsync<HubException>()).Which.Message.Should().NotContain("Itog.");
    }

    [Fact]
    public async Task An_oversized_message_ends_the_connection()
    {
        await using var connection = await HubClient.OpenAsync(server, "station", StaffRole.Interlocutor);
        var closed = new TaskCompletionSource();
        connection.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };

        var calling = () => connection.InvokeAsync("markUnfinished", new string('x', 200_000));

        await calling.Should().ThrowAsync<Exception>();
        await closed.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("station", StaffRole.Expert)]
    [InlineData("expert", StaffRole.Interlocutor)]
    [InlineData("technician", StaffRole.Observer)]
    [InlineData("kim", StaffRole.Expert)]
    [InlineData("participant", StaffRole.Interlocutor)]
    [InlineData("nothing", StaffRole.Interlocutor)]
    public async Task A_page_of_another_role_is_refused_at_connecting(string page, StaffRole role)
    {
        var connecting = () => HubClient.OpenAsync(server, page, role);

        (await connecting.Should().ThrowAsync<HttpRequestException>()).Which.StatusCode.Should().BeOneOf(HttpStatusCode.Forbidden, HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_page_of_another_auditorium_is_refused_at_connecting()
    {
        var connecting = () => HubClient.OpenAsync(server, "station", StaffRole.Interlocutor, auditorium: server.School.OtherAuditorium);

        (await connecting.Should().ThrowAsync<HttpRequestException>()).Which.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_stranger_is_refused_at_connecting()
    {
        var connecting = () => HubClient.OpenAsync(server, "participant", null);

        (await connecting.Should().ThrowAsync<HttpRequestException>()).Which.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    private async Task OpenConferenceAsync()
    {
        await using var technician = await HubClient.OpenAsync(server, "technician", StaffRole.Technician);
        await technician.RefusalAsync("openConference");
    }

    private Task<int> EventsAsync() => server.InDatabaseAsync(db => db.AuditEvents.CountAsync(e => e.AuditoriumId == server.School.Auditorium));

    /// <summary>The number of events once this page's own arrival is written: the hub answers a call only after that.</summary>
    private async Task<int> EventsAfterArrivalAsync(HubConnection connection)
    {
        await connection.RefusalAsync("setCheck", "unknown", true);
        return await EventsAsync();
    }
}
