using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Itog.Server.Links;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Itog.Server.Tests.Recordings;

/// <summary>What a player gets of a finished recording.</summary>
public sealed class Listening(RecordedServer server) : IClassFixture<RecordedServer>
{
    private static readonly string Attempt = $"/api/attempts/{RecordedServer.Recorded:D}";

    [Fact]
    public async Task A_player_learns_stages_tasks_gaps_and_the_verdict()
    {
        using var client = await ExpertAsync();
        var told = await client.GetFromJsonAsync<JsonElement>($"{Attempt}/listening", TestContext.Current.CancellationToken);

        told.GetProperty("soundUrl").GetString().Should().Be($"{Attempt}/recording");
        told.GetProperty("levelsUrl").GetString().Should().Be($"{Attempt}/recording/levels");
        told.GetProperty("durationSeconds").GetDouble().Should().Be(0.5);
        told.GetProperty("stages").EnumerateArray().Select(s => (s.GetProperty("task").ValueKind == JsonValueKind.Null ? 0 : s.GetProperty("task").GetInt32(), s.GetProperty("begins").GetDouble(), s.GetProperty("ends").GetDouble()))
            .Should().Equal((0, 0, 0.1), (1, 0.1, 0.4), (0, 0.4, 0.5));
        told.GetProperty("gaps").EnumerateArray().Should().ContainSingle().Which.GetRawText()
            .Should().Be("""{"side":"participant","begins":0.1,"seconds":0.2,"cause":"connection"}""");
        told.GetProperty("verdict").GetProperty("grade").GetString().Should().Be("doubtful");
        told.GetProperty("verdict").GetProperty("reasons")[0].GetString().Should().StartWith("Шум мешает слышать участника");
        (await client.GetByteArrayAsync($"{Attempt}/recording/levels", TestContext.Current.CancellationToken)).Should().Equal(server.Levels);
    }

    [Fact]
    public async Task The_participant_is_told_no_verdict()
    {
        using var client = server.Stranger();
        (await client.AskAsync(server.Services.GetRequiredService<PersonalLinks>().PathFor(server.School.Finished))).Dispose();

        var told = await client.GetFromJsonAsync<JsonElement>($"{Attempt}/listening", TestContext.Current.CancellationToken);

        told.GetProperty("verdict").ValueKind.Should().Be(JsonValueKind.Null);
        told.GetProperty("stages").GetArrayLength().Should().Be(3);
    }

    [Fact]
    public async Task Sound_comes_in_ranges_and_a_hearing_is_noted_once_wherever_it_begins()
    {
        using var client = server.Stranger();
        (await client.SignInAsync("SchoolHead")).Dispose();
        var before = await HearingsAsync();

        (await RangeAsync(client, 1_000, 1_999)).Should().Equal(server.Wav[1_000..2_000]);
        (await RangeAsync(client, 0, 43)).Should().Equal(server.Wav[..44]);

        (await HearingsAsync()).Should().Be(before + 1);
    }

    private static async Task<byte[]> RangeAsync(HttpClient client, long from, long to)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Attempt}/recording");
        request.Headers.Range = new RangeHeaderValue(from, to);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        answer.StatusCode.Should().Be(HttpStatusCode.PartialContent);
        return await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    private Task<int> HearingsAsync() => server.InDatabaseAsync(db => db.AuditEvents.CountAsync(e => e.Type == "FileRead" && e.Payload.Contains("\"recording\"")));

    private async Task<HttpClient> ExpertAsync()
    {
        var client = server.Stranger();
        (await client.SignInAsync("Expert")).Dispose();
        return client;
    }
}
