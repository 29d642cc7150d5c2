using System.Text.Json;
using Itog.Server.Api;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Itog.Server.Tests.Api;

/// <summary>The document of the API against the endpoints that the server really has.</summary>
public sealed class ApiDocumentTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task Every_endpoint_is_described_with_its_refusals()
    {
        var paths = await PathsAsync();

        foreach (var endpoint in Endpoints().Where(e => e.RoutePattern.RawText!.Trim('/') != ApiDocument.Path.Trim('/')))
        {
            var path = "/" + ReplaceConstraints(endpoint.RoutePattern.RawText!);
            foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Where(m => m is not ("OPTIONS" or "HEAD")))
            {
                paths.TryGetProperty(path, out var item).Should().BeTrue($"{path} belongs to the API");
                item.TryGetProperty(method.ToLowerInvariant(), out var operation).Should().BeTrue($"{method} {path} belongs to the API");
                operation.GetProperty("responses").GetProperty("default").GetProperty("content").TryGetProperty("application/problem+json", out _).Should().BeTrue();
            }
        }
    }

    [Fact]
    public async Task What_must_not_happen_twice_asks_for_its_key()
    {
        var paths = await PathsAsync();

        foreach (var endpoint in Endpoints().Where(e => e.Metadata.GetMetadata<IdempotencyPolicy>() is not null))
        {
            var operation = paths.GetProperty("/" + ReplaceConstraints(endpoint.RoutePattern.RawText!)).GetProperty("post");
            operation.GetProperty("parameters").EnumerateArray().Select(p => p.GetProperty("name").GetString()).Should().Contain("Idempotency-Key");
        }
    }

    /// <summary>Who is signed in is asked by everybody; the media doors and the letters about results know tokens of their own.</summary>
    [Fact]
    public void Every_other_endpoint_asks_who_is_there()
    {
        var open = Endpoints()
            .Where(e => e.Metadata.GetMetadata<IAuthorizeData>() is null)
            .Select(e => e.RoutePattern.RawText!.Trim('/'))
            .Where(path => !path.StartsWith("whip/", StringComparison.Ordinal) && !path.StartsWith("whep/", StringComparison.Ordinal))
            .Distinct();

        open.Should().BeEquivalentTo("api/session", "api/openapi.json", "api/results/own", "api/results/own/acquaintance", "api/results/own/recheck", "api/results/own/recheck/acquaintance", "api/results/own/recheck/application.pdf");
    }

    [Fact]
    public void Whatever_belongs_to_a_school_asks_for_a_role_there()
    {
        var open = Endpoints()
            .Where(e => e.RoutePattern.RawText!.Contains("{school", StringComparison.Ordinal) && e.Metadata.GetMetadata<SchoolRoles>() is null)
            .Select(e => e.RoutePattern.RawText);

        open.Should().BeEmpty();
    }

    private async Task<JsonElement> PathsAsync()
    {
        using var client = server.Stranger();
        using var answer = await client.AskAsync(ApiDocument.Path);
        using var document = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync());
        document.RootElement.GetProperty("openapi").GetString().Should().StartWith("3.1");
        return document.RootElement.GetProperty("paths").Clone();
    }

    private IEnumerable<RouteEndpoint> Endpoints() => server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(e => e.RoutePattern.RawText!.TrimStart('/').Split('/')[0] is "api" or "whip" or "whep")
        .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>() is not null);

    /// <summary><c>/{id:int}/</c> → <c>{id}</c>, as the document writes it.</summary>
    private static string ReplaceConstraints(string route) =>
        string.Join('/', route.Trim('/').Split('/').Select(part => System.Text.RegularExpressions.Regex.Replace(part, @"\{(\w+):[^}]+\}", "{$1}")));
}
