using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Itog.Exam.Audit;
using Itog.Exam.People;
using Itog.Server.Api;
using Itog.Server.Tests.Hub;
using Itog.Server.Tests.Invitations;
using Microsoft.EntityFrameworkCore;

namespace Itog.Server.Tests.Readiness;

/// <summary>The day before: test calls, whom to remind, and the report for the processing centre; over the API as the pages use it.</summary>
public sealed class Readying(InvitingServer server) : IClassFixture<InvitingServer>
{
    private static readonly object Good = new { camera = true, microphone = true, speaker = true, lit = true, connected = true, heardWell = (bool?)null, seenWell = (bool?)null, relayed = false };

    private string Readiness => $"/api/exam-days/{server.School.Day}/readiness";

    [Fact]
    public async Task Test_calls_land_in_the_report_and_only_those_without_one_are_reminded()
    {
        await using var child = await HubClient.OpenAsync(server, "participant", null, server.School.Waiting);
        (await child.RefusalAsync("judgeTestCall", new { camera = "yes" })).Should().Be("bad-argument");
        (await child.RefusalAsync("judgeTestCall", Good)).Should().BeNull();
        await using var station = await HubClient.OpenAsync(server, "station", StaffRole.Interlocutor);
        (await station.RefusalAsync("judgeTestCall", Good)).Should().BeNull();

        using var organizer = await EnteredAsync(StaffRole.Organizer);
        var report = await ReadAsync(organizer);
        var row = report.GetProperty("participants").EnumerateArray().Single(p => p.GetProperty("participant").GetGuid() == server.School.Waiting.Id);
        row.GetProperty("test").GetProperty("grade").GetString().Should().Be("doubtful");
        row.GetProperty("test").GetProperty("faults").EnumerateArray().Select(f => f.GetString()).Should().Equal("notTried");
        row.GetProperty("remindWanted").GetBoolean().Should().BeFalse();
        var room = report.GetProperty("stations").EnumerateArray().Single(s => s.GetProperty("auditorium").GetInt32() == server.School.Auditorium);
        room.GetProperty("test").GetProperty("by").GetString().Should().Be("Сотрудник Interlocutor");
        report.GetProperty("ready").GetBoolean().Should().BeFalse("not everybody was tested");
        report.GetProperty("due").GetString().Should().NotBeNull();
        report.GetProperty("checks").EnumerateArray().Select(c => c.GetProperty("code").GetString())
            .Should().Contain(["schedule", "invitations", "places", "commissions", "kim", "disk", "ffmpeg", "media", "recorder"]);

        // Of the other two one has an address, and so has a parent; once a day to each.
        (await RemindAsync(organizer)).Should().Be(2);
        (await RemindAsync(organizer)).Should().Be(0);
        while (server.Mail.Letters.Count < 2)
        {
            await ReadAsync(organizer);
        }

        server.Mail.Letters.Should().OnlyContain(l => l.TextBody!.Contains("/p/") && l.Subject!.Contains("Проверьте связь"));
        (await server.InDatabaseAsync(db => db.AuditEvents.Where(e => e.Stream == AuditStream.OfDay(server.School.Day)).Select(e => e.Type).ToListAsync()))
            .Should().Contain(["TestCallJudged", "TestRemindersQueued"]);
    }

    [Theory]
    [InlineData("pdf", "%PDF")]
    [InlineData("xlsx", "PK")]
    [InlineData("csv", "\uFEFFФИО")]
    public async Task The_report_is_printed_and_given_as_a_table(string format, string begins)
    {
        using var technician = await EnteredAsync(StaffRole.Technician);
        using var answer = await technician.AskAsync($"{Readiness}/{format}");

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        var file = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        file.Should().StartWith(Encoding.UTF8.GetBytes(begins));
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData(StaffRole.Interlocutor, HttpStatusCode.Forbidden)]
    [InlineData(StaffRole.Expert, HttpStatusCode.Forbidden)]
    [InlineData(StaffRole.Observer, HttpStatusCode.Forbidden)]
    public async Task Telephones_and_verdicts_are_for_those_who_prepare_the_day(StaffRole? role, HttpStatusCode status)
    {
        using var client = await EnteredAsync(role);

        foreach (var path in new[] { Readiness, $"{Readiness}/pdf", $"{Readiness}/csv" })
        {
            using var read = await client.AskAsync(path);
            read.StatusCode.Should().Be(status);
        }

        using var reminded = await SendAsync(client);
        reminded.StatusCode.Should().Be(status);
    }

    [Fact]
    public async Task A_test_recording_is_nobodys_but_its_owners()
    {
        using var stranger = server.Stranger();
        using var organizer = await EnteredAsync(StaffRole.Organizer);

        using var unknown = await stranger.AskAsync($"/api/test-call/sound/{Guid.NewGuid()}");
        using var foreign = await organizer.AskAsync($"/api/test-call/sound/{Guid.NewGuid()}");

        unknown.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        foreign.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    private async Task<HttpClient> EnteredAsync(StaffRole? role)
    {
        var client = server.Stranger();
        await HubClient.EnterAsync(server, client, role, null);
        return client;
    }

    private Task<JsonElement> ReadAsync(HttpClient client) => client.GetFromJsonAsync<JsonElement>(new Uri(Readiness, UriKind.Relative), TestContext.Current.CancellationToken);

    private async Task<int> RemindAsync(HttpClient client)
    {
        using var answer = await SendAsync(client);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("queued").GetInt32();
    }

    private async Task<HttpResponseMessage> SendAsync(HttpClient client)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{Readiness}/reminders", UriKind.Relative));
        request.Headers.Add(Idempotency.Header, Guid.NewGuid().ToString("D"));
        return await client.SendAsync(request);
    }
}
