using System.Net;
using System.Net.WebSockets;
using Itog.Exam.People;

namespace Itog.Server.Tests.Hosting;

public sealed class Headers(RunningServer server) : IClassFixture<RunningServer>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/api/session")]
    [InlineData("/health")]
    [InlineData("/p/x")]
    [InlineData("/there-is-no-such-page")]
    public async Task Every_answer_limits_what_a_page_may_do(string path)
    {
        using var client = server.Stranger();

        using var answer = await client.AskAsync(path);

        var headers = answer.Headers.ToDictionary(h => h.Key, h => string.Join(", ", h.Value));
        headers["X-Content-Type-Options"].Should().Be("nosniff");
        headers["Referrer-Policy"].Should().Be("no-referrer");
        headers["Permissions-Policy"].Should().Contain("camera=(self)").And.Contain("microphone=(self)").And.Contain("display-capture=(self)")
            .And.NotContain("bluetooth", "browsers know no such feature and complain");
        headers["Content-Security-Policy"].Should().Contain("default-src 'none'").And.Contain("frame-ancestors 'none'").And.NotContain("unsafe");
        headers.Should().ContainKey("Cache-Control").WhoseValue.Should().Contain("no-store");
        headers.Should().NotContainKey("Server").And.NotContainKey("X-Powered-By");
    }

    [Fact]
    public async Task Who_opens_a_page_that_is_not_there_reads_what_to_do()
    {
        using var client = server.Stranger();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/there-is-no-such-page", UriKind.Relative));
        request.Headers.Accept.ParseAdd("text/html");

        using var answer = await client.SendAsync(request);

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("text/html");
        (await answer.Content.ReadAsStringAsync()).Should().Contain("Не найдено").And.Contain("Что делать.");
    }

    [Theory]
    [InlineData("/station")]
    [InlineData("/expert")]
    [InlineData("/technician")]
    [InlineData("/kim")]
    [InlineData("/participant")]
    public async Task A_stranger_who_opens_a_page_is_sent_to_the_sign_in(string path)
    {
        using var client = server.Stranger();

        using var answer = await client.AskAsync(path);

        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        answer.Headers.Location!.OriginalString.Should().Be("/");
    }

    [Fact]
    public async Task An_unknown_address_is_answered_by_a_problem()
    {
        using var client = server.Stranger();

        using var answer = await client.AskAsync("/api/nothing");

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await answer.ProblemCodeAsync()).Should().Be("not-found");
    }

    [Fact]
    public async Task A_socket_from_a_foreign_page_is_refused()
    {
        using var client = server.Stranger(out var cookies);
        (await client.SignInAsync(TestSchool.AccountOf(StaffRole.Interlocutor))).Dispose();
        using var socket = new ClientWebSocket();
        socket.Options.Cookies = cookies;
        socket.Options.SetRequestHeader("Origin", "https://elsewhere.example");
        socket.Options.CollectHttpResponseDetails = true;

        var address = new UriBuilder(server.Address) { Scheme = "ws", Path = "/hub", Query = $"page=station&auditorium={server.School.Auditorium}" }.Uri;
        var connecting = () => socket.ConnectAsync(address, TestContext.Current.CancellationToken);

        await connecting.Should().ThrowAsync<WebSocketException>();
        socket.HttpStatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Health_names_the_parts_and_nothing_else()
    {
        using var client = server.Stranger();

        using var answer = await client.AskAsync("/health");

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        text.Should().Contain("\"database\":\"Healthy\"").And.Contain("\"ffmpeg\":\"Healthy\"").And.Contain("\"media\":\"Healthy\"").And.Contain("\"disk\"");
        text.Should().NotContain(server.Folder);
    }
}
