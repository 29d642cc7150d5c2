using System.Net;

namespace Itog.Server.Tests.Hosting;

public sealed class RateLimited(RateLimited.StrictServer server) : IClassFixture<RateLimited.StrictServer>
{
    [Fact]
    public async Task Guessing_passwords_is_slowed_down_by_address()
    {
        using var client = server.Stranger();
        for (var i = 0; i < 3; i++)
        {
            (await client.SignInAsync("nobody", "password")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        }

        using var answer = await client.SignInAsync("nobody", "password");

        answer.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        (await answer.ProblemCodeAsync()).Should().Be("too-many-requests");
        answer.Headers.RetryAfter!.Delta.Should().BePositive();
    }

    [Fact]
    public async Task Guessing_links_is_slowed_down_by_address()
    {
        using var client = server.Stranger();
        for (var i = 0; i < 4; i++)
        {
            (await client.AskAsync("/p/guess")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        }

        using var answer = await client.AskAsync("/p/guess");

        answer.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
    }

    /// <summary>A server that allows few sign-ins and links a minute.</summary>
    public sealed class StrictServer : RunningServer
    {
        protected override IReadOnlyDictionary<string, string> Settings { get; } =
            new Dictionary<string, string> { ["RateLimits:SignIns"] = "3", ["RateLimits:Links"] = "4" };
    }
}
