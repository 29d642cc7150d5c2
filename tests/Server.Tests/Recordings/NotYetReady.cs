using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Itog.Server.Tests.Recordings;

/// <summary>Recordings that are still being made are not handed over in part.</summary>
public sealed class NotYetReady(UnfinishedServer server) : IClassFixture<UnfinishedServer>
{
    [Fact]
    public async Task The_refusal_names_the_participants_whose_recordings_are_awaited()
    {
        using var client = server.Stranger();
        (await client.SignInAsync("Organizer")).Dispose();
        using var answer = await client.AskAsync($"/api/auditoriums/{server.School.Auditorium}/recordings.zip");
        answer.StatusCode.Should().Be(HttpStatusCode.Conflict);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        problem.GetProperty("code").GetString().Should().Be("recordings-not-ready");
        problem.GetProperty("detail").GetString().Should().Contain("0001");
    }
}
