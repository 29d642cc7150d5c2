using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Itog.Exam.People;
using Itog.Server.Links;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Itog.Server.Tests.Links;

public sealed class PersonalLink(RunningServer server) : IClassFixture<RunningServer>
{
    private PersonalLinks Links => server.Services.GetRequiredService<PersonalLinks>();

    [Fact]
    public async Task A_good_link_lets_the_participant_in()
    {
        using var client = server.Stranger();

        using var answer = await client.AskAsync(Links.PathFor(server.School.Waiting));

        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        answer.Headers.Location!.OriginalString.Should().Be("/participant");
        var session = await client.GetFromJsonAsync<JsonElement>(new Uri("/api/session", UriKind.Relative));
        session.GetProperty("kind").GetString().Should().Be("participant");
        session.GetProperty("name").GetString().Should().Be("Петров Пётр");
    }

    [Fact]
    public async Task An_expired_link_says_so_and_lets_nobody_in()
    {
        var ticket = new LinkTicket(server.School.Waiting.Id, server.School.Waiting.LinkRevision, DateTimeOffset.UtcNow.AddSeconds(-1));

        await RefusedAsync("/p/" + Links.Issue(ticket), HttpStatusCode.Gone, "Срок ссылки истёк");
    }

    [Fact]
    public async Task A_changed_link_is_refused()
    {
        var path = Links.PathFor(server.School.Waiting);
        var changed = path[..^10] + (path[^10] == 'A' ? 'B' : 'A') + path[^9..];

        await RefusedAsync(changed, HttpStatusCode.NotFound, "Ссылка не открывается");
    }

    [Theory]
    [InlineData("/p/x")]
    [InlineData("/p/..%2F..%2Fetc")]
    [InlineData("/p/CfDJ8")]
    public Task A_foreign_token_is_refused(string path) => RefusedAsync(path, HttpStatusCode.NotFound, "Ссылка не открывается");

    [Fact]
    public async Task A_link_of_somebody_who_is_not_in_the_lists_is_refused()
    {
        var ticket = new LinkTicket(Guid.NewGuid(), 0, DateTimeOffset.UtcNow.AddDays(1));

        await RefusedAsync("/p/" + Links.Issue(ticket), HttpStatusCode.Gone, "Ссылка заменена");
    }

    [Fact]
    public async Task Revoking_the_links_ends_the_session_that_an_old_one_opened()
    {
        var person = server.School.Elsewhere;
        var old = Links.PathFor(person);
        using var client = server.Stranger();
        (await client.AskAsync(old)).Dispose();

        await server.InDatabaseAsync(db => db.Participants.Where(p => p.Id == person.Id)
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.LinkRevision, x => x.LinkRevision + 1)));

        using var session = await client.AskAsync("/api/session");
        session.StatusCode.Should().Be(HttpStatusCode.NoContent, "nobody is signed in");
        await RefusedAsync(old, HttpStatusCode.Gone, "Ссылка заменена");
        using var renewed = server.Stranger();
        var current = await server.InDatabaseAsync(db => db.Participants.AsNoTracking().SingleAsync(p => p.Id == person.Id));
        using var opened = await renewed.AskAsync(Links.PathFor(current));
        opened.StatusCode.Should().Be(HttpStatusCode.Redirect);
    }

    private async Task RefusedAsync(string path, HttpStatusCode status, string title)
    {
        using var client = server.Stranger(out var cookies);

        using var answer = await client.AskAsync(path);

        answer.StatusCode.Should().Be(status);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("text/html");
        (await answer.Content.ReadAsStringAsync()).Should().Contain(title).And.Contain("Что делать");
        cookies.Count.Should().Be(0);
    }
}
