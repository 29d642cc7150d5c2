using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Itog.Exam.People;
using Itog.Server.Api;

namespace Itog.Server.Tests.ExamResults;

/// <summary>From the approval to the button in the family's letter, with letters that a real mail server takes.</summary>
public sealed class TellingResults(MailingServer server) : IClassFixture<MailingServer>
{
    private string Results => $"/api/exam-days/{server.School.Day}/results";

    [Fact]
    public async Task A_result_goes_from_approval_by_letter_to_the_family_and_back()
    {
        using var organizer = server.Stranger();
        (await organizer.SignInAsync(TestSchool.AccountOf(StaffRole.Organizer))).Dispose();
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow, TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow")).Date);

        (await SendAsync(organizer, "/letters", null)).StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity, "nothing is approved yet");
        (await SendAsync(organizer, "/approval", new { processingEndedOn = today, approvedOn = today, decision = "приказ № 5" })).StatusCode.Should().Be(HttpStatusCode.OK);
        (await SendAsync(organizer, "/letters", null)).StatusCode.Should().Be(HttpStatusCode.OK);
        var settled = await UntilAsync(organizer, Settled);

        // What the mail server took: a letter to the child, one to the parent, with the result in words and a link.
        var letters = server.Mail.Letters;
        letters.Select(l => l.To.ToString()).Should().BeEquivalentTo(MailingServer.Child, MailingServer.Parent);
        letters.Should().OnlyContain(l => l.Subject == "Результат итогового собеседования: зачёт" && l.TextBody!.Contains("20 из 20"));
        var parents = letters.Single(l => l.To.ToString() == MailingServer.Parent).TextBody!;
        parents.Should().Contain("Анна Иванова");
        var refused = settled.EnumerateArray().Single(r => r.GetProperty("participant").GetGuid() == server.School.Waiting.Id).GetProperty("letters").EnumerateArray().ToList();
        refused.Should().OnlyContain(l => l.GetProperty("sentAt").ValueKind == JsonValueKind.Null);
        var mail = refused.Single(l => l.GetProperty("channel").GetString() == "email");
        mail.GetProperty("fault").GetString().Should().Contain("не адрес почты");
        mail.GetProperty("nextTryAt").ValueKind.Should().Be(JsonValueKind.Null, "it is pointless to try again");
        var sms = refused.Single(l => l.GetProperty("channel").GetString() == "sms");
        sms.GetProperty("fault").GetString().Should().Contain("позовите администратора");
        sms.GetProperty("nextTryAt").ValueKind.Should().Be(JsonValueKind.String, "the file may be mended");

        // The family opens the link without any sign-in and presses the button.
        var token = parents.Split("/r/")[1].Split('\n', '\r')[0];
        using var family = server.Stranger();
        var own = await OwnAsync(family, token, HttpMethod.Get, string.Empty);
        own.GetProperty("fullName").GetString().Should().StartWith("Иванова Анна");
        own.GetProperty("passed").GetBoolean().Should().BeTrue();
        own.GetProperty("criteria").GetArrayLength().Should().BeGreaterThan(10);
        own.GetProperty("acquaintedAt").ValueKind.Should().Be(JsonValueKind.Null);
        (await OwnAsync(family, token, HttpMethod.Post, "/acquaintance")).GetProperty("acquaintedAt").ValueKind.Should().Be(JsonValueKind.String);

        var acquainted = await UntilAsync(organizer, _ => true);
        acquainted.EnumerateArray().Single(r => r.GetProperty("participant").GetGuid() == server.School.Finished.Id)
            .GetProperty("acquaintances")[0].GetProperty("reader").GetString().Should().Be("parent");
    }

    [Theory]
    [InlineData("")]
    [InlineData("Letter ")]
    [InlineData("Letter abc")]
    [InlineData("Bearer abc")]
    public async Task Without_the_token_of_a_letter_nobody_reads_a_result(string authorization)
    {
        using var stranger = server.Stranger();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/results/own", UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Authorization", authorization);

        using var answer = await stranger.SendAsync(request);

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await answer.ProblemCodeAsync()).Should().Be("no-such-result");
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData(StaffRole.Technician, HttpStatusCode.Forbidden)]
    [InlineData(StaffRole.Interlocutor, HttpStatusCode.Forbidden)]
    [InlineData(StaffRole.Expert, HttpStatusCode.Forbidden)]
    [InlineData(StaffRole.Observer, HttpStatusCode.Forbidden)]
    [InlineData(StaffRole.SchoolHead, HttpStatusCode.OK)]
    public async Task Only_those_who_lead_the_school_see_all_results(StaffRole? role, HttpStatusCode status)
    {
        using var client = server.Stranger();
        if (role is { } named)
        {
            (await client.SignInAsync(TestSchool.AccountOf(named))).Dispose();
        }

        using var answer = await client.AskAsync(Results);

        answer.StatusCode.Should().Be(status);
    }

    private static bool Settled(JsonElement results) => results.EnumerateArray().SelectMany(r => r.GetProperty("letters").EnumerateArray())
        .All(l => l.GetProperty("sentAt").ValueKind == JsonValueKind.String || l.GetProperty("fault").ValueKind == JsonValueKind.String);

    private async Task<HttpResponseMessage> SendAsync(HttpClient client, string path, object? body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Results + path, UriKind.Relative)) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add(Idempotency.Header, Guid.NewGuid().ToString("D"));
        return await client.SendAsync(request);
    }

    /// <summary>Reads the results again and again until they are as wanted; the test's own time limit ends a vain wait.</summary>
    private async Task<JsonElement> UntilAsync(HttpClient client, Func<JsonElement, bool> wanted)
    {
        while (true)
        {
            var results = (await client.GetFromJsonAsync<JsonElement>(new Uri(Results, UriKind.Relative), TestContext.Current.CancellationToken)).GetProperty("results");
            if (wanted(results))
            {
                return results;
            }
        }
    }

    private static async Task<JsonElement> OwnAsync(HttpClient client, string token, HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, new Uri("/api/results/own" + path, UriKind.Relative));
        request.Headers.Authorization = new AuthenticationHeaderValue("Letter", token);
        using var answer = await client.SendAsync(request);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
