using System.Net.Http.Json;
using System.Text.Json;

namespace Itog.Server.Tests;

/// <summary>Shorthand of what these tests say to the server again and again.</summary>
internal static class Wire
{
    public static Task<HttpResponseMessage> SignInAsync(this HttpClient client, string name, string password = TestSchool.Password) =>
        client.PostAsJsonAsync("/api/session", new { userName = name, password });

    public static Task<HttpResponseMessage> AskAsync(this HttpClient client, string path) => client.GetAsync(new Uri(path, UriKind.Relative));

    /// <summary>The code of the problem that an answer carries, after a look at its form.</summary>
    public static async Task<string> ProblemCodeAsync(this HttpResponseMessage answer)
    {
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        problem.GetProperty("status").GetInt32().Should().Be((int)answer.StatusCode);
        problem.GetProperty("title").GetString().Should().NotBeNullOrWhiteSpace();
        problem.GetProperty("detail").GetString().Should().NotBeNullOrWhiteSpace();
        problem.TryGetProperty("clause", out _).Should().BeTrue();
        return problem.GetProperty("code").GetString()!;
    }
}
