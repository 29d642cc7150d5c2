using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Itog.Exam.People;
using Itog.Exam.Scoring;
using Itog.Recorder.Sealing;
using Itog.Server.Api;
using Itog.Server.Tests.Recordings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Itog.Server.Tests.Rechecks;

/// <summary>A recheck from the application to the family, through the API; and what the rechecker can learn on the way.</summary>
public sealed class Rechecking(RecheckServer server) : IClassFixture<RecheckServer>
{
    private string Rechecks => $"/api/exam-days/{server.School.Day}/rechecks";

    [Fact]
    public async Task A_recheck_goes_from_the_application_to_the_family_and_nobody_is_named_on_the_way()
    {
        using var organizer = await server.SignedInAsync(TestSchool.AccountOf(StaffRole.Organizer));
        using var rechecker = await server.SignedInAsync(RecheckServer.Rechecker);

        // Who may ask, and by which clause not yet.
        var rules = await GetAsync(organizer, $"{Rechecks}/rules");
        rules.GetProperty("sources").GetProperty("final").GetString().Should().Contain("78");
        var offer = rules.GetProperty("offers").EnumerateArray().Single(o => o.GetProperty("participant").GetGuid() == server.School.Finished.Id);
        offer.GetProperty("refusal").GetProperty("code").GetString().Should().Be("recheck-first-fail");

        // The application: refused, then taken; the same key does not take it twice.
        var filing = new { participant = server.School.Finished.Id, applicant = "participant", filedOn = server.Today, paper = "№ 3", earlierFail = (string?)"протокол № 8" };
        (await SendAsync(organizer, HttpMethod.Post, "", filing with { earlierFail = null })).StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        var key = Guid.NewGuid().ToString("D");
        using var created = await SendAsync(organizer, HttpMethod.Post, "", filing, key);
        created.StatusCode.Should().Be(HttpStatusCode.Created);
        using var repeated = await SendAsync(organizer, HttpMethod.Post, "", filing, key);
        repeated.Headers.Contains(Idempotency.ReplayedHeader).Should().BeTrue();
        var recheck = await created.Content.ReadFromJsonAsync<JsonElement>();
        var (id, code) = (recheck.GetProperty("id").GetGuid(), recheck.GetProperty("code").GetString()!);
        recheck.GetProperty("term").GetProperty("deadline").GetProperty("clause").GetString().Should().Be("002 §75");

        // On its way: forwarded, made blind, given to somebody independent.
        (await SendAsync(organizer, HttpMethod.Post, $"/{id}/forwarding", new { on = server.Today, to = "министерство" })).StatusCode.Should().Be(HttpStatusCode.OK);
        (await SendAsync(organizer, HttpMethod.Put, $"/{id}/blinding", new { muted = new[] { new { from = 0.1, to = 0.2 } } })).StatusCode.Should().Be(HttpStatusCode.OK);
        using var tied = await SendAsync(organizer, HttpMethod.Put, $"/{id}/rechecker", new { member = server.TiedMember, commission = "neverTookPart" });
        (await tied.ProblemCodeAsync()).Should().Be("recheck-independence");
        (await rechecker.AskAsync($"/api/rechecks/{code}")).StatusCode.Should().Be(HttpStatusCode.NotFound, "it is not his yet");
        (await SendAsync(organizer, HttpMethod.Put, $"/{id}/rechecker", new { member = server.Member, commission = "neverTookPart" })).StatusCode.Should().Be(HttpStatusCode.OK);

        // The rechecker finds it under its code, and nothing else.
        (await GetAsync(rechecker, "/api/session")).GetProperty("rechecks").GetInt32().Should().Be(1);
        await NobodyIsNamedAsync(rechecker, code);
        await TheCopyIsSilentAsync(rechecker, code);
        await StrangersFindNothingAsync(code);

        // He scores and signs.
        var best = CriteriaSets.Get("ru-2026").Criteria.ToDictionary(c => c.Code, c => c.Max);
        using var saved = await rechecker.PutAsJsonAsync(new Uri($"/api/rechecks/{code}/scores", UriKind.Relative), new { scores = best, notAttemptedTasks = Array.Empty<int>(), errors = Array.Empty<object>() });
        (await saved.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("protocol").GetProperty("total").GetInt32().Should().Be(20);
        using var signed = await rechecker.PostAsync(new Uri($"/api/rechecks/{code}/signature", UriKind.Relative), null);
        (await signed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("state").GetString().Should().Be("scored");
        (await server.InDatabaseAsync(db => db.ExpertProtocols.CountAsync(p => p.AttemptId == RecordedServer.Recorded))).Should().Be(1, "the day's own protocol stands alone");

        // The materials stay until the decision, and the papers can be printed.
        (await GetAsync(organizer, $"/api/exam-days/{server.School.Day}/retention")).GetProperty("refusal").ValueKind.Should().Be(JsonValueKind.Object);
        (await PdfAsync(organizer, $"{Rechecks}/{id}/application.pdf")).Should().BeTrue();
        (await PdfAsync(organizer, $"{Rechecks}/{id}/protocol.pdf")).Should().BeTrue();

        // The result stands, the family reads it in its letter and says so.
        (await SendAsync(organizer, HttpMethod.Post, $"/{id}/decision", new { decidedOn = server.Today })).StatusCode.Should().Be(HttpStatusCode.OK);
        (await SendAsync(organizer, HttpMethod.Post, $"/{id}/letters", null)).StatusCode.Should().Be(HttpStatusCode.OK);
        var told = await UntilAsync(organizer, id, r => r.GetProperty("letters").EnumerateArray().All(l => l.GetProperty("sentAt").ValueKind == JsonValueKind.String));
        told.GetProperty("passed").GetBoolean().Should().BeTrue();
        var letter = server.Mail.Letters.Single(l => l.Subject!.Contains("Повторная проверка", StringComparison.Ordinal));
        letter.Subject.Should().Be("Повторная проверка итогового собеседования: зачёт");
        letter.TextBody.Should().Contain("окончательный");
        var token = letter.TextBody!.Split("/r/")[1].Split('\n', '\r')[0];
        using var family = server.Stranger();
        (await OwnAsync(family, token, HttpMethod.Get, "")).GetProperty("passed").GetBoolean().Should().BeTrue();
        (await OwnAsync(family, token, HttpMethod.Post, "/acquaintance")).GetProperty("acquaintedAt").ValueKind.Should().Be(JsonValueKind.String);

        // What the school sees in the end; the rechecker has nothing left.
        var row = (await GetAsync(organizer, $"/api/exam-days/{server.School.Day}/results")).GetProperty("results").EnumerateArray()
            .Single(r => r.GetProperty("participant").GetGuid() == server.School.Finished.Id);
        row.GetProperty("passed").GetBoolean().Should().BeTrue();
        row.GetProperty("readmission").ValueKind.Should().Be(JsonValueKind.Null);
        (await rechecker.AskAsync($"/api/rechecks/{code}/recording")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await GetAsync(rechecker, "/api/rechecks")).GetProperty("items").GetArrayLength().Should().Be(0);
        (await server.InDatabaseAsync(db => db.AuditEvents.CountAsync(e => e.Type == "FileRead" && e.Payload.Contains("recheck-recording")))).Should().Be(1, "his hearing is noted once");
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData(StaffRole.Technician, HttpStatusCode.Forbidden)]
    [InlineData(StaffRole.Interlocutor, HttpStatusCode.Forbidden)]
    [InlineData(StaffRole.Expert, HttpStatusCode.Forbidden)]
    [InlineData(StaffRole.Observer, HttpStatusCode.Forbidden)]
    public async Task Only_those_who_lead_the_school_see_and_move_its_rechecks(StaffRole? role, HttpStatusCode status)
    {
        using var client = role is { } named ? await server.SignedInAsync(TestSchool.AccountOf(named)) : server.Stranger();
        var id = Guid.NewGuid();
        (HttpMethod Method, string Path)[] all =
        [
            (HttpMethod.Get, ""), (HttpMethod.Get, "/rules"), (HttpMethod.Post, ""), (HttpMethod.Post, $"/{id}/forwarding"), (HttpMethod.Put, $"/{id}/blinding"),
            (HttpMethod.Put, $"/{id}/rechecker"), (HttpMethod.Post, $"/{id}/decision"), (HttpMethod.Post, $"/{id}/letters"), (HttpMethod.Post, $"/{id}/signature"),
            (HttpMethod.Post, $"/{id}/withdrawal"), (HttpMethod.Get, $"/{id}/application.pdf"), (HttpMethod.Get, $"/{id}/protocol.pdf"),
        ];
        foreach (var (method, path) in all)
        {
            using var answer = await SendAsync(client, method, path, method == HttpMethod.Get ? null : new { });

            answer.StatusCode.Should().Be(status, $"{method} {path}");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("Letter abc")]
    public async Task Without_the_token_of_a_letter_no_family_asks_or_reads(string authorization)
    {
        using var stranger = server.Stranger();
        foreach (var (method, path) in ((HttpMethod, string)[])[(HttpMethod.Get, ""), (HttpMethod.Post, ""), (HttpMethod.Post, "/acquaintance"), (HttpMethod.Get, "/application.pdf")])
        {
            using var request = new HttpRequestMessage(method, new Uri("/api/results/own/recheck" + path, UriKind.Relative));
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
            using var answer = await stranger.SendAsync(request);

            answer.StatusCode.Should().Be(HttpStatusCode.NotFound, $"{method} {path}");
        }
    }

    /// <summary>Everything that the rechecker can read, headers too: whose answer it is stands nowhere.</summary>
    private async Task NobodyIsNamedAsync(HttpClient rechecker, string code)
    {
        var person = server.School.Finished;
        var date = server.ExamDate;
        string[] forbidden =
        [
            person.FamilyName, person.GivenName, person.Id.ToString("D"), RecordedServer.Recorded.ToString("D"), "990001", "Школа для проб", "0101",
            $"{date:yyyy-MM-dd}T", $"{date:yyyy-MM-dd}_", person.DocumentNumber, "Сотрудник Expert",
        ];
        foreach (var path in (string[])["", "/listening", "/recording", "/recording/levels", "/variant"])
        {
            using var answer = await rechecker.AskAsync($"/api/rechecks/{code}{path}");
            answer.StatusCode.Should().Be(HttpStatusCode.OK, path);
            answer.Content.Headers.ContentDisposition.Should().BeNull();
            answer.Content.Headers.LastModified.Should().BeNull("a date tells the exam");
            var all = new StringBuilder(answer.Headers.ToString()).Append(answer.Content.Headers);
            var bytes = await answer.Content.ReadAsByteArrayAsync();
            all.Append(Encoding.UTF8.GetString(bytes)).Append(Encoding.Latin1.GetString(bytes));
            foreach (var word in forbidden)
            {
                all.ToString().Should().NotContain(word, path);
            }
        }

        var list = await (await rechecker.AskAsync("/api/rechecks")).Content.ReadAsStringAsync();
        list.Should().Contain(code).And.NotContain(person.FamilyName).And.NotContain(person.Id.ToString("D"));
    }

    /// <summary>The header is canonical, the stretch is silent on both sides, every other sample is the recording's.</summary>
    private async Task TheCopyIsSilentAsync(HttpClient rechecker, string code)
    {
        var path = new Uri($"/api/rechecks/{code}/recording", UriKind.Relative);
        var copy = await rechecker.GetByteArrayAsync(path);
        var (from, to) = (4 * 4_800, 4 * 9_600);

        copy.Should().HaveCount(44 + server.Samples.Length);
        copy[44..(44 + from)].Should().Equal(server.Samples[..from]);
        copy[(44 + from)..(44 + to)].Should().OnlyContain(b => b == 0);
        copy[(44 + to)..].Should().Equal(server.Samples[to..]);

        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Range = new RangeHeaderValue(44 + from - 4, 44 + from + 3);
        using var answer = await rechecker.SendAsync(request);
        answer.StatusCode.Should().Be(HttpStatusCode.PartialContent);
        (await answer.Content.ReadAsByteArrayAsync()).Should().Equal([.. server.Samples[(from - 4)..from], 0, 0, 0, 0]);

        // The picture of the sound tells no more than the sound.
        var levels = await rechecker.GetByteArrayAsync(new Uri($"/api/rechecks/{code}/recording/levels", UriKind.Relative));
        levels[16..].Chunk(4).Select(window => window.Distinct().Single()).Should().Equal(RecheckServer.Loud, 240, RecheckServer.Loud, RecheckServer.Loud, RecheckServer.Loud);

        var wav = await File.ReadAllBytesAsync(Directory.EnumerateFiles(Path.Combine(server.Folder, "recordings"), "*.wav", SearchOption.AllDirectories).Single());
        wav.AsSpan().IndexOf(server.Samples).Should().BePositive("the recording itself is never changed");

        Seal();
        (await rechecker.GetByteArrayAsync(path)).Should().Equal(copy, "a recording is sealed in the meantime");
    }

    private void Seal()
    {
        var path = Directory.EnumerateFiles(Path.Combine(server.Folder, "recordings"), "*.wav", SearchOption.AllDirectories).Single();
        using (var wav = File.OpenRead(path))
        {
            SealedFile.Write(wav, path, server.Services.GetRequiredService<KeyFolder>().GetOrCreate("recheck"));
        }

        File.Delete(path);
    }

    private async Task StrangersFindNothingAsync(string code)
    {
        (HttpMethod Method, string Path)[] all =
        [
            (HttpMethod.Get, ""), (HttpMethod.Get, "/listening"), (HttpMethod.Get, "/recording"), (HttpMethod.Get, "/recording/levels"), (HttpMethod.Get, "/variant"),
            (HttpMethod.Get, "/variant/pictures/1.svg"), (HttpMethod.Put, "/scores"), (HttpMethod.Post, "/signature"), (HttpMethod.Post, "/refusal"),
        ];
        foreach (var (account, status) in ((string?, HttpStatusCode)[])[(null, HttpStatusCode.Unauthorized), (TestSchool.AccountOf(StaffRole.Expert), HttpStatusCode.NotFound), (TestSchool.AccountOf(StaffRole.Organizer), HttpStatusCode.NotFound)])
        {
            using var client = account is null ? server.Stranger() : await server.SignedInAsync(account);
            foreach (var (method, path) in all)
            {
                using var request = new HttpRequestMessage(method, new Uri($"/api/rechecks/{code}{path}", UriKind.Relative))
                {
                    Content = method == HttpMethod.Get ? null : JsonContent.Create(new { reason = "чужой" }),
                };
                using var answer = await client.SendAsync(request);

                answer.StatusCode.Should().Be(status, $"{account} {method} {path}");
            }
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpClient client, HttpMethod method, string path, object? body, string? key = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(Rechecks + path, UriKind.Relative)) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add(Idempotency.Header, key ?? Guid.NewGuid().ToString("D"));
        return await client.SendAsync(request);
    }

    private static Task<JsonElement> GetAsync(HttpClient client, string path) => client.GetFromJsonAsync<JsonElement>(new Uri(path, UriKind.Relative))!;

    private static async Task<bool> PdfAsync(HttpClient client, string path) => (await client.GetByteArrayAsync(new Uri(path, UriKind.Relative))).AsSpan().StartsWith("%PDF"u8);

    /// <summary>Reads the recheck again and again until it is as wanted; the test's own time limit ends a vain wait.</summary>
    private async Task<JsonElement> UntilAsync(HttpClient client, Guid id, Func<JsonElement, bool> wanted)
    {
        while (true)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            var recheck = (await GetAsync(client, Rechecks)).GetProperty("items").EnumerateArray().Single(r => r.GetProperty("id").GetGuid() == id);
            if (wanted(recheck))
            {
                return recheck;
            }
        }
    }

    private static async Task<JsonElement> OwnAsync(HttpClient client, string token, HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, new Uri("/api/results/own/recheck" + path, UriKind.Relative));
        request.Headers.Authorization = new AuthenticationHeaderValue("Letter", token);
        using var answer = await client.SendAsync(request);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
