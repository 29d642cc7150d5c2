using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Itog.Server.Links;
using Microsoft.Extensions.DependencyInjection;

namespace Itog.Server.Tests.Recordings;

/// <summary>Who decides about a poor recording and answers alarms without a page of the auditorium, and what comes of it.</summary>
public sealed class Deciding(PoorlyRecordedServer server) : IClassFixture<PoorlyRecordedServer>
{
    private static readonly object Stands = new { endEarly = false };
    private static readonly object EndsEarly = new { endEarly = true, reason = "Не слышно участника.", againToday = false };

    public static TheoryData<string, HttpStatusCode> Strangers => new()
    {
        { "", HttpStatusCode.Unauthorized },
        { "participant", HttpStatusCode.Unauthorized },
        { "Expert", HttpStatusCode.Forbidden },
        { "SchoolHead", HttpStatusCode.Forbidden },
        { "Observer", HttpStatusCode.Forbidden },
        { TestSchool.OtherInterlocutor, HttpStatusCode.Forbidden },
    };

    [Theory]
    [InlineData("Organizer")]
    [InlineData("Technician")]
    [InlineData("Interlocutor")]
    public async Task A_recording_that_stands_is_decided_once_however_often_it_is_said(string account)
    {
        var attempt = await server.PoorAttemptAsync();
        using var client = await EnterAsync(account);
        var before = await server.EventsAsync("RecordingAccepted");

        (await DecideAsync(client, attempt, Stands)).Should().Be((HttpStatusCode.NoContent, null));
        (await DecideAsync(client, attempt, Stands)).Should().Be((HttpStatusCode.NoContent, null));

        (await server.EventsAsync("RecordingAccepted")).Should().Be(before + 1);
    }

    [Fact]
    public async Task An_early_end_needs_its_reason_and_then_is_final()
    {
        var attempt = await server.PoorAttemptAsync();
        using var client = await EnterAsync("Organizer");
        var before = await server.EventsAsync("EndedForRecording");

        (await DecideAsync(client, attempt, new { endEarly = true, againToday = false })).Should().Be((HttpStatusCode.Conflict, "reason-required"));
        (await DecideAsync(client, attempt, new { endEarly = true, reason = "Шум.", againToday = true })).Should()
            .Be((HttpStatusCode.Conflict, "no-unseen-variant"), "the only variant has been seen");
        (await DecideAsync(client, attempt, EndsEarly)).Should().Be((HttpStatusCode.NoContent, null));
        (await DecideAsync(client, attempt, EndsEarly)).Should().Be((HttpStatusCode.NoContent, null));
        (await DecideAsync(client, attempt, Stands)).Should().Be((HttpStatusCode.Conflict, "attempt-not-finished"));

        (await server.EventsAsync("EndedForRecording")).Should().Be(before + 1);
    }

    [Theory]
    [MemberData(nameof(Strangers))]
    public async Task Nobody_else_decides_or_acknowledges(string asker, HttpStatusCode status)
    {
        var attempt = await server.PoorAttemptAsync();
        var alarm = await server.AlarmAsync();
        using var client = await EnterAsync(asker);
        var before = (await server.EventsAsync("RecordingAccepted"), await server.EventsAsync("EndedForRecording"), await server.EventsAsync("AlarmAcknowledged"));

        (await DecideAsync(client, attempt, Stands)).Status.Should().Be(status);
        (await DecideAsync(client, attempt, EndsEarly)).Status.Should().Be(status);
        (await AcknowledgeAsync(client, alarm)).Status.Should().Be(status);

        (await server.EventsAsync("RecordingAccepted"), await server.EventsAsync("EndedForRecording"), await server.EventsAsync("AlarmAcknowledged")).Should().Be(before);
    }

    [Fact]
    public async Task The_day_is_not_closed_before_it_is_decided()
    {
        var attempt = await server.PoorAttemptAsync();
        using var client = await EnterAsync("Organizer");

        (await GapsAsync(client, attempt)).Should().Contain("recording-undecided");
        await DecideAsync(client, attempt, Stands);
        (await GapsAsync(client, attempt)).Should().NotContain("recording-undecided").And.Contain("protocol-not-signed");
    }

    [Fact]
    public async Task Nothing_is_decided_any_more_on_a_closed_day()
    {
        var attempt = await server.PoorAttemptOfClosedDayAsync();
        using var client = await EnterAsync(TestSchool.OtherInterlocutor);

        (await DecideAsync(client, attempt, Stands)).Should().Be((HttpStatusCode.Conflict, "day-closed"));
        (await DecideAsync(client, attempt, EndsEarly)).Should().Be((HttpStatusCode.Conflict, "day-closed"));
    }

    [Fact]
    public async Task An_attempt_whose_room_nobody_has_opened_since_the_start_is_found_all_the_same()
    {
        await using var fresh = new RunningServer();
        await fresh.InitializeAsync();
        using var client = fresh.Stranger();
        (await client.SignInAsync("Organizer")).Dispose();

        (await DecideAsync(client, fresh.School.Attempt.Id, Stands)).Should().Be((HttpStatusCode.Conflict, "attempt-not-finished"), "this day knows of no such answer");
        (await DecideAsync(client, Guid.NewGuid(), Stands)).Status.Should().Be(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("Organizer")]
    [InlineData("Technician")]
    [InlineData("Interlocutor")]
    public async Task An_alarm_is_acknowledged_once_in_the_name_of_the_role(string account)
    {
        var alarm = await server.AlarmAsync();
        using var client = await EnterAsync(account);
        var before = await server.EventsAsync("AlarmAcknowledged");

        (await AcknowledgeAsync(client, alarm)).Should().Be((HttpStatusCode.NoContent, null));
        (await AcknowledgeAsync(client, alarm)).Should().Be((HttpStatusCode.NoContent, null));
        (await AcknowledgeAsync(client, "999999")).Should().Be((HttpStatusCode.Conflict, "no-such-alarm"));

        (await server.EventsAsync("AlarmAcknowledged")).Should().Be(before + 1);
    }

    /// <summary>What stands against closing the day because of this attempt.</summary>
    private async Task<IReadOnlyList<string?>> GapsAsync(HttpClient client, Guid attempt)
    {
        var review = await client.GetFromJsonAsync<JsonElement>($"/api/exam-days/{server.School.Day}/closing", TestContext.Current.CancellationToken);
        return [.. review.GetProperty("missing").EnumerateArray()
            .Where(g => g.GetProperty("attemptId").ValueKind == JsonValueKind.String && g.GetProperty("attemptId").GetGuid() == attempt)
            .Select(g => g.GetProperty("code").GetString())];
    }

    private static async Task<(HttpStatusCode Status, string? Code)> DecideAsync(HttpClient client, Guid attempt, object decision)
    {
        using var answer = await client.PostAsJsonAsync($"/api/attempts/{attempt:D}/recording-decision", decision, TestContext.Current.CancellationToken);
        return await ReadAsync(answer);
    }

    private async Task<(HttpStatusCode Status, string? Code)> AcknowledgeAsync(HttpClient client, string alarm)
    {
        using var answer = await client.PostAsync(new Uri($"/api/auditoriums/{server.School.Auditorium}/alarms/{alarm}/acknowledgement", UriKind.Relative), null, TestContext.Current.CancellationToken);
        return await ReadAsync(answer);
    }

    private static async Task<(HttpStatusCode Status, string? Code)> ReadAsync(HttpResponseMessage answer) =>
        (answer.StatusCode, answer.IsSuccessStatusCode ? null : await answer.ProblemCodeAsync());

    private async Task<HttpClient> EnterAsync(string asker)
    {
        var client = server.Stranger();
        if (asker == "participant")
        {
            (await client.AskAsync(server.Services.GetRequiredService<PersonalLinks>().PathFor(server.School.Finished))).Dispose();
        }
        else if (asker.Length > 0)
        {
            (await client.SignInAsync(asker)).Dispose();
        }

        return client;
    }
}
