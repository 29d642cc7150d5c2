using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Itog.Exam.People;
using Itog.Server.Api;

namespace Itog.Server.Tests.Invitations;

/// <summary>The connection schedule by letters that a real mail server takes.</summary>
public sealed class Inviting(InvitingServer server) : IClassFixture<InvitingServer>
{
    private string Invitations => $"/api/exam-days/{server.School.Day}/invitations";

    [Fact]
    public async Task Everybody_gets_his_time_and_his_link_once_and_whoever_is_moved_once_more()
    {
        using var organizer = server.Stranger();
        (await organizer.SignInAsync(TestSchool.AccountOf(StaffRole.Organizer))).Dispose();

        (await QueuedAsync(organizer)).Should().Be(3, "a child, a parent, and an address that is none");
        var settled = await UntilAsync(organizer, Settled);

        var letters = server.Mail.Letters;
        letters.Select(l => l.To.ToString()).Should().BeEquivalentTo(InvitingServer.Child, InvitingServer.Parent);
        letters.Should().OnlyContain(l => l.TextBody!.Contains("по времени школы") && l.TextBody.Contains("аудитория 0101") && l.TextBody.Contains("Что подготовить"));
        letters.Single(l => l.To.ToString() == InvitingServer.Parent).TextBody.Should().Contain("Анна Иванова проходит");
        RowOf(settled, server.School.Waiting.Id).GetProperty("letters")[0].GetProperty("fault").GetString().Should().Contain("не адрес почты");
        RowOf(settled, server.School.Elsewhere.Id).GetProperty("hasAddress").GetBoolean().Should().BeFalse();

        // The link lets in, without any sign-in.
        using var child = server.Stranger();
        var path = "/p/" + letters[0].TextBody!.Split("/p/")[1].Split('\n', '\r')[0];
        using var opened = await child.AskAsync(path);
        opened.Headers.Location!.OriginalString.Should().Be("/participant");

        // Asked again, only the address that is none is tried again; a new time is a new letter.
        (await QueuedAsync(organizer)).Should().Be(1);
        await UntilAsync(organizer, Settled);
        await server.MoveAsync(server.School.Finished.Id, DateTimeOffset.UtcNow.AddMinutes(45));
        RowOf(await ReadAsync(organizer), server.School.Finished.Id).GetProperty("outdated").GetBoolean().Should().BeTrue();
        (await QueuedAsync(organizer)).Should().Be(3);
        await UntilAsync(organizer, Settled);
        server.Mail.Letters.Should().HaveCount(4);
        RowOf(await ReadAsync(organizer), server.School.Finished.Id).GetProperty("outdated").GetBoolean().Should().BeFalse();
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData(StaffRole.Technician, HttpStatusCode.Forbidden)]
    [InlineData(StaffRole.Interlocutor, HttpStatusCode.Forbidden)]
    [InlineData(StaffRole.Expert, HttpStatusCode.Forbidden)]
    [InlineData(StaffRole.Observer, HttpStatusCode.Forbidden)]
    public async Task Only_those_who_lead_the_school_send_and_see_invitations(StaffRole? role, HttpStatusCode status)
    {
        using var client = server.Stranger();
        if (role is { } named)
        {
            (await client.SignInAsync(TestSchool.AccountOf(named))).Dispose();
        }

        using var read = await client.AskAsync(Invitations);
        using var sent = await SendAsync(client);

        read.StatusCode.Should().Be(status);
        sent.StatusCode.Should().Be(status);
    }

    private static bool Settled(JsonElement people) => people.EnumerateArray().SelectMany(p => p.GetProperty("letters").EnumerateArray())
        .All(l => l.GetProperty("nextTryAt").ValueKind == JsonValueKind.Null);

    private static JsonElement RowOf(JsonElement people, Guid participant) => people.EnumerateArray().Single(p => p.GetProperty("participant").GetGuid() == participant);

    private async Task<JsonElement> ReadAsync(HttpClient client) =>
        (await client.GetFromJsonAsync<JsonElement>(new Uri(Invitations, UriKind.Relative), TestContext.Current.CancellationToken)).GetProperty("items");

    /// <summary>Reads again and again until it is as wanted; the test's own time limit ends a vain wait.</summary>
    private async Task<JsonElement> UntilAsync(HttpClient client, Func<JsonElement, bool> wanted)
    {
        while (true)
        {
            var people = await ReadAsync(client);
            if (wanted(people))
            {
                return people;
            }
        }
    }

    private async Task<int> QueuedAsync(HttpClient client)
    {
        using var answer = await SendAsync(client);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("queued").GetInt32();
    }

    private async Task<HttpResponseMessage> SendAsync(HttpClient client)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Invitations, UriKind.Relative));
        request.Headers.Add(Idempotency.Header, Guid.NewGuid().ToString("D"));
        return await client.SendAsync(request);
    }
}
