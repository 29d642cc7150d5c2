using Itog.Server.Links;
using Microsoft.Extensions.DependencyInjection;

namespace Itog.Server.Tests.Links;

public sealed class LinkTokensInLogs
{
    [Fact]
    public async Task The_token_of_a_link_never_comes_into_the_logs()
    {
        await using var server = new RunningServer();
        await server.InitializeAsync();
        var path = server.Services.GetRequiredService<PersonalLinks>().PathFor(server.School.Waiting);
        using var client = server.Stranger();

        (await client.AskAsync(path)).Dispose();
        (await client.AskAsync(path + "x?secret-query=1")).Dispose();

        await server.StopAsync();
        var logs = string.Concat(Directory.GetFiles(Path.Combine(server.Folder, "logs")).Select(File.ReadAllText));
        var token = path["/p/".Length..];
        logs.Should().Contain("/p/…").And.NotContain(token[..40]).And.NotContain("secret-query");
    }
}
