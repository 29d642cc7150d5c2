using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Itog.Exam.Api;
using Itog.Exam.People;
using Microsoft.EntityFrameworkCore;

namespace Itog.Server.Tests.Api;

/// <summary>A request that must not happen twice, repeated in every way in which browsers and networks repeat.</summary>
public sealed class IdempotencyKeys(RunningServer server) : IClassFixture<RunningServer>
{
    private string Auditoriums => $"/api/schools/{server.School.School}/auditoriums";

    [Fact]
    public async Task A_repetition_gets_the_first_answer_and_does_nothing()
    {
        using var client = await OrganizerAsync();
        var key = Guid.NewGuid().ToString();

        using var first = await AddAsync(client, "0301", key);
        using var second = await AddAsync(client, "0301", key);

        first.StatusCode.Should().Be(HttpStatusCode.Created);
        second.StatusCode.Should().Be(HttpStatusCode.Created);
        second.Headers.GetValues("Idempotency-Replayed").Should().Equal("true");
        second.Headers.Location.Should().Be(first.Headers.Location);
        (await second.Content.ReadAsStringAsync()).Should().Be(await first.Content.ReadAsStringAsync());
        (await CountAsync("0301")).Should().Be(1);
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_refused()
    {
        using var client = await OrganizerAsync();
        var key = Guid.NewGuid().ToString();
        (await AddAsync(client, "0302", key)).Dispose();

        using var other = await AddAsync(client, "0303", key);

        other.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        (await other.ProblemCodeAsync()).Should().Be("idempotency-key-reused");
        (await CountAsync("0303")).Should().Be(0);
    }

    [Theory]
    [InlineData(null, "idempotency-key-missing")]
    [InlineData("short", "idempotency-key-malformed")]
    public async Task A_request_without_a_proper_key_is_refused(string? key, string code)
    {
        using var client = await OrganizerAsync();

        using var answer = await AddAsync(client, "0304", key);

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await answer.ProblemCodeAsync()).Should().Be(code);
        (await CountAsync("0304")).Should().Be(0);
    }

    [Fact]
    public async Task A_refused_request_gives_its_key_back()
    {
        using var client = await OrganizerAsync();
        var key = Guid.NewGuid().ToString();
        using var refused = await AddAsync(client, "0101", key);
        refused.StatusCode.Should().Be(HttpStatusCode.Conflict, "the number is taken");

        using var mended = await AddAsync(client, "0305", key);

        mended.StatusCode.Should().Be(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Keys_of_two_people_never_meet()
    {
        using var organizer = await OrganizerAsync();
        using var head = server.Stranger();
        (await head.SignInAsync(TestSchool.AccountOf(StaffRole.SchoolHead))).Dispose();
        var key = Guid.NewGuid().ToString();
        (await AddAsync(organizer, "0306", key)).Dispose();

        using var other = await AddAsync(head, "0307", key);

        other.StatusCode.Should().Be(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_request_that_the_server_did_not_survive_is_not_done_again_unseen()
    {
        using var client = await OrganizerAsync();
        var key = Guid.NewGuid().ToString();
        (await AddAsync(client, "0308", key)).Dispose();
        // As the row stands when the server dies before the answer.
        await server.InDatabaseAsync(db => db.IdempotentRequests.Where(r => r.Key == key)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Status, (int?)null)));

        using var again = await AddAsync(client, "0308", key);

        again.StatusCode.Should().Be(HttpStatusCode.Conflict);
        (await again.ProblemCodeAsync()).Should().Be("idempotency-unfinished");
    }

    [Fact]
    public async Task Two_at_once_happen_once()
    {
        using var client = await OrganizerAsync();
        var key = Guid.NewGuid().ToString();

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => AddAsync(client, "0309", key)));

        answers.Should().OnlyContain(a => a.StatusCode == HttpStatusCode.Created || a.StatusCode == HttpStatusCode.Conflict);
        answers.Should().Contain(a => a.StatusCode == HttpStatusCode.Created);
        (await CountAsync("0309")).Should().Be(1);
        foreach (var answer in answers)
        {
            answer.Dispose();
        }
    }

    [Fact]
    public async Task Old_keys_are_forgotten()
    {
        using var client = await OrganizerAsync();
        var old = Guid.NewGuid().ToString();
        await server.InDatabaseAsync(async db =>
        {
            db.Add(new IdempotentRequest { Caller = "somebody", Operation = "POST /", Key = old, BodyHash = [1], At = DateTimeOffset.UtcNow.AddDays(-8) });
            return await db.SaveChangesAsync();
        });

        (await AddAsync(client, "0310", Guid.NewGuid().ToString())).Dispose();

        (await server.InDatabaseAsync(db => db.IdempotentRequests.CountAsync(r => r.Key == old))).Should().Be(0);
    }

    private async Task<HttpClient> OrganizerAsync()
    {
        var client = server.Stranger();
        (await client.SignInAsync(TestSchool.AccountOf(StaffRole.Organizer))).Dispose();
        return client;
    }

    private async Task<HttpResponseMessage> AddAsync(HttpClient client, string number, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Auditoriums, UriKind.Relative)) { Content = JsonContent.Create(new { number, name = "Кабинет" }) };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return await client.SendAsync(request);
    }

    private Task<int> CountAsync(string number) => server.InDatabaseAsync(db => db.Auditoriums.CountAsync(a => a.Number == number));
}
