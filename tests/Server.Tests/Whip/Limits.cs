using System.Net;

namespace Itog.Server.Tests.Whip;

/// <summary>Limits and TURN as a configured server has them.</summary>
public sealed class Limits(Limits.ConfiguredServer server) : IClassFixture<Limits.ConfiguredServer>
{
    [Fact]
    public async Task Who_is_in_gets_TURN_credentials_until_the_address_asks_too_often()
    {
        using var technician = await server.TechnicianAsync();
        using var tool = server.Stranger();
        var grant = (await technician.OpenRoomAsync()).TokenOf("participant");

        using var refused = await tool.OfferAsync(grant.Whip, null, ToolOffer.Write("audio sendonly"));
        using var accepted = await tool.BeginAsync(grant.Whip, grant, "audio sendonly");
        using var third = await tool.OfferAsync(grant.Whip, grant.Token, ToolOffer.Write("audio sendonly"));
        using var fourth = await tool.OfferAsync(grant.Whip, grant.Token, ToolOffer.Write("audio sendonly"));

        refused.Headers.Contains("Link").Should().BeFalse("credentials are for those who are in");
        accepted.Headers.GetValues("Link").Should().ContainSingle()
            .Which.Should().MatchRegex("^<turn:turn\\.example\\.org:3478>; rel=\"ice-server\"; username=\"\\d+:[0-9a-f]+\"; credential=\"[^\"]+\"; credential-type=\"password\"$");
        third.StatusCode.Should().Be(HttpStatusCode.Created);
        fourth.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        fourth.Headers.RetryAfter!.Delta.Should().BePositive();
        fourth.Headers.GetValues("Access-Control-Allow-Origin").Should().Equal("*");
        (await fourth.ProblemCodeAsync()).Should().Be("too-many-requests");
    }

    /// <summary>A server with a TURN server beside it that takes three media requests a minute.</summary>
    public sealed class ConfiguredServer : RunningServer
    {
        protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
        {
            ["RateLimits:Media"] = "3",
            ["Turn:Urls:0"] = "turn:turn.example.org:3478",
            ["Turn:Secret"] = "a secret of tests, long enough",
        };
    }
}
