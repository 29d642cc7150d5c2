using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Itog.Exam.Audit;
using Itog.Exam.People;
using Itog.Queue.Day;
using Itog.Queue.Mailbox;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Itog.Server.Tests.Hub;

/// <summary>Two auditoriums share their queues: who may take and move, and that the participant's page goes along by itself.</summary>
public sealed class SharedQueues(RunningServer server) : IClassFixture<RunningServer>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_taken_participant_sees_the_new_auditorium_without_connecting_again_and_is_admitted_there()
    {
        await OpenAsync(server.School.Auditorium);
        await OpenAsync(server.School.OtherAuditorium);
        using var client = server.Stranger(out var cookies);
        await HubClient.EnterAsync(server, client, null, server.School.Waiting);
        await using var child = HubClient.Build(server, "/hub?page=participant", cookies);
        var moved = new TaskCompletionSource();
        var admitted = new TaskCompletionSource();
        child.On<JsonElement>("view", view => See(view, moved, admitted));
        await child.StartAsync(TestContext.Current.CancellationToken);
        (await child.RefusalAsync("reportPreCheck", new { camera = true, microphone = true, speaker = true, microphonePeak = 0.5 })).Should().BeNull();
        using var other = server.Stranger(out var otherCookies);
        (await other.SignInAsync(TestSchool.OtherInterlocutor)).Dispose();
        await using var station = HubClient.Build(server, $"/hub?page=station&auditorium={server.School.OtherAuditorium}", otherCookies);
        var shown = new TaskCompletionSource<JsonElement>();
        station.On<JsonElement>("view", view => Offer(view, shown));
        await station.StartAsync(TestContext.Current.CancellationToken);
        var next = await shown.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);

        (await station.RefusalAsync("takeWaiting", next.GetProperty("auditorium").GetInt32(), next.GetProperty("next").GetProperty("participantId").GetString())).Should().BeNull();
        await moved.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        (await station.RefusalAsync("admitNext")).Should().BeNull();
        await admitted.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        (await child.RefusalAsync("iceServers")).Should().BeNull("the room of the new auditorium is open to him");
    }

    [Theory]
    [InlineData("participant", null)]
    [InlineData("expert", StaffRole.Expert)]
    [InlineData("kim", StaffRole.Interlocutor)]
    public async Task Taking_and_moving_are_not_for_this_page(string page, StaffRole? role)
    {
        await using var connection = await HubClient.OpenAsync(server, page, role, role is null ? server.School.Elsewhere : null);

        (await connection.RefusalAsync("takeWaiting", server.School.OtherAuditorium, server.School.Elsewhere.Id)).Should().Be("not-allowed");
        (await connection.RefusalAsync("moveTicket", server.School.Elsewhere.Id, server.School.OtherAuditorium)).Should().Be("not-allowed");
        (await connection.RefusalAsync("skipAbsent", server.School.Elsewhere.Id)).Should().Be("not-allowed");
        (await connection.RefusalAsync("returnToQueue", "Документ.")).Should().Be("not-allowed");
        (await connection.RefusalAsync("markSpoken", "name", true)).Should().Be("not-allowed");
    }

    [Theory]
    [InlineData(StaffRole.Expert, HttpStatusCode.Forbidden)]
    [InlineData(StaffRole.Interlocutor, HttpStatusCode.Forbidden)]
    [InlineData(StaffRole.Observer, HttpStatusCode.Forbidden)]
    [InlineData(StaffRole.Organizer, HttpStatusCode.Conflict)]
    public async Task By_hand_the_organizer_moves_and_nobody_who_has_no_part_in_it(StaffRole role, HttpStatusCode answer)
    {
        using var client = server.Stranger();
        (await client.SignInAsync(TestSchool.AccountOf(role))).Dispose();

        using var moved = await client.PostAsJsonAsync(
            $"/api/auditoriums/{server.School.Auditorium}/waiting/{server.School.Finished.Id}/move", new { auditorium = server.School.OtherAuditorium }, TestContext.Current.CancellationToken);

        moved.StatusCode.Should().Be(answer, "the one asked for does not wait");
    }

    private void See(JsonElement view, TaskCompletionSource moved, TaskCompletionSource admitted)
    {
        if (view.GetProperty("auditorium").GetProperty("id").GetInt32() == server.School.OtherAuditorium && view.GetProperty("phase").GetString() is { } phase)
        {
            (phase == "admitted" ? admitted : moved).TrySetResult();
        }
    }

    private static void Offer(JsonElement view, TaskCompletionSource<JsonElement> shown)
    {
        var waiting = view.GetProperty("neighbours").EnumerateArray().FirstOrDefault(n => n.GetProperty("next").ValueKind == JsonValueKind.Object);
        if (waiting.ValueKind == JsonValueKind.Object)
        {
            shown.TrySetResult(waiting.Clone());
        }
    }

    private async Task OpenAsync(int auditorium)
    {
        var mailbox = await server.Services.GetRequiredService<AuditoriumMailboxes>().GetAsync(new DayKey(server.School.Day, auditorium));
        (await mailbox!.SendAsync(new DayCommand.OpenConference(), Actor.Server)).Problem.Should().BeNull();
    }
}
