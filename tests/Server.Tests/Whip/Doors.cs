using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Itog.Server.Whip.Tokens;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace Itog.Server.Tests.Whip;

/// <summary>Who gets in by which token, and how the addresses answer everything else: RFC 9725 §4.1, §4.7, RFC 6750.</summary>
public sealed class Doors(RunningServer server) : IClassFixture<RunningServer>, IAsyncLifetime
{
    private HttpClient _technician = null!;
    private HttpClient _tool = null!;
    private Tool.Grant _participant = null!;
    private Tool.Grant _interlocutor = null!;

    public async ValueTask InitializeAsync()
    {
        _technician = await server.TechnicianAsync();
        _tool = server.Stranger();
        var room = await _technician.OpenRoomAsync();
        (_participant, _interlocutor) = (room.TokenOf("participant"), room.TokenOf("interlocutor"));
    }

    public ValueTask DisposeAsync()
    {
        _technician.Dispose();
        _tool.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Without_a_token_nobody_gets_in_and_is_told_how()
    {
        using var answer = await _tool.OfferAsync(_participant.Whip, null, ToolOffer.Write("audio sendonly"));

        answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        answer.Headers.WwwAuthenticate.ToString().Should().Be("Bearer");
        (await answer.ProblemCodeAsync()).Should().Be("token-missing");
    }

    [Fact]
    public async Task The_cookie_of_a_technician_is_no_token()
    {
        using var answer = await _technician.OfferAsync(_participant.Whip, null, ToolOffer.Write("audio sendonly"));

        answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("TOKEN.")]
    [InlineData("!!!!")]
    public async Task A_foreign_or_damaged_token_is_refused(string token)
    {
        var damaged = token == "TOKEN." ? _participant.Token[..^4] + "AAAA" : token;

        using var answer = await _tool.OfferAsync(_participant.Whip, damaged, ToolOffer.Write("audio sendonly"));

        answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        answer.Headers.WwwAuthenticate.ToString().Should().Contain("invalid_token");
        (await answer.ProblemCodeAsync()).Should().Be("token-foreign");
    }

    [Fact]
    public void A_token_ends_at_its_time_even_while_the_book_has_it()
    {
        var clock = new MovableClock(DateTimeOffset.UtcNow);
        var book = new MediaTokenBook(TimeProvider.System);
        var tokens = new MediaTokens(server.Services.GetRequiredService<IDataProtectionProvider>(), book, clock);
        var ticket = new MediaTicket(Guid.NewGuid(), new("test-x"), "x", Conference.Seat.Observer, MediaRights.Watch, clock.Now.AddMinutes(5));
        book.Add(new MediaTokenEntry(ticket, "technician", null));
        var token = tokens.Issue(ticket);

        tokens.Read(token, out _).Should().BeNull();
        clock.Now = ticket.Expires.AddSeconds(1);
        tokens.Read(token, out _).Should().Be(MediaTokenRefusal.Expired);
    }

    [Fact]
    public async Task A_token_opens_only_the_room_and_the_name_it_was_given_for()
    {
        using var otherName = await _tool.OfferAsync(_interlocutor.Whip, _participant.Token, ToolOffer.Write("audio sendonly"));
        using var otherRoom = await _tool.OfferAsync("/whip/day-1-auditorium-1/participant", _participant.Token, ToolOffer.Write("audio sendonly"));

        otherName.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        otherName.Headers.WwwAuthenticate.ToString().Should().Contain("insufficient_scope");
        (await otherName.ProblemCodeAsync()).Should().Be("token-for-another-address");
        otherRoom.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_token_opens_only_the_way_it_was_given_for()
    {
        var room = await _technician.OpenRoomAsync(new
        {
            members = new object[] { new { name = "camera", seat = "participant", may = new[] { "publish" } }, new { name = "expert" } },
        });
        var (camera, expert) = (room.TokenOf("camera"), room.TokenOf("expert"));

        using var watching = await _tool.OfferAsync(camera.Whip!.Replace("whip", "whep", StringComparison.Ordinal), camera.Token, ToolOffer.Write("audio recvonly"));
        using var publishing = await _tool.OfferAsync(expert.Whep!.Replace("whep", "whip", StringComparison.Ordinal), expert.Token, ToolOffer.Write("audio sendonly"));

        camera.Whep.Should().BeNull();
        expert.Whip.Should().BeNull();
        watching.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await watching.ProblemCodeAsync()).Should().Be("token-does-not-allow");
        publishing.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("GET", false)]
    [InlineData("HEAD", false)]
    [InlineData("PUT", false)]
    [InlineData("PATCH", false)]
    [InlineData("DELETE", false)]
    [InlineData("GET", true)]
    [InlineData("HEAD", true)]
    [InlineData("PUT", true)]
    [InlineData("POST", true)]
    public async Task Methods_that_are_kept_for_the_future_are_refused(string method, bool ofSession)
    {
        using var answer = await _tool.SendAsync(new HttpMethod(method), _participant.Whip + (ofSession ? "/0123" : ""), _participant.Token);

        answer.StatusCode.Should().Be(HttpStatusCode.MethodNotAllowed);
        string.Join(", ", answer.Content.Headers.Allow).Should().Be(ofSession ? "PATCH, DELETE, OPTIONS" : "POST, OPTIONS");
    }

    [Theory]
    [InlineData("", "Accept-Post", "application/sdp", "POST")]
    [InlineData("/0123", "Accept-Patch", "application/trickle-ice-sdpfrag", "PATCH")]
    public async Task A_preflight_is_answered_without_a_token(string suffix, string header, string type, string method)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, _participant.Whep + suffix);
        request.Headers.Add("Origin", "https://elsewhere.example");
        request.Headers.Add("Access-Control-Request-Method", method);

        using var answer = await _tool.SendAsync(request);

        answer.StatusCode.Should().Be(HttpStatusCode.NoContent);
        answer.Headers.GetValues(header).Should().Equal(type);
        answer.Headers.GetValues("Access-Control-Allow-Origin").Should().Equal("*");
        answer.Headers.GetValues("Access-Control-Allow-Methods").Single().Should().Contain(method);
        answer.Headers.GetValues("Access-Control-Allow-Headers").Single().Should().Contain("Authorization").And.Contain("If-Match");
    }

    [Fact]
    public async Task A_page_of_another_site_may_publish_by_token_and_read_where_its_session_is()
    {
        _tool.DefaultRequestHeaders.Add("Origin", "https://elsewhere.example");

        using var answer = await _tool.BeginAsync(_participant.Whip, _participant, "audio sendonly");

        answer.Headers.GetValues("Access-Control-Allow-Origin").Should().Equal("*");
        answer.Headers.GetValues("Access-Control-Expose-Headers").Single().Should().Contain("Location").And.Contain("ETag").And.Contain("Link");
        answer.Headers.Contains("Access-Control-Allow-Credentials").Should().BeFalse();
    }

    [Fact]
    public async Task The_token_is_in_no_log_and_in_no_table()
    {
        await using var own = new RunningServer();
        await own.InitializeAsync();
        using var technician = await own.TechnicianAsync();
        using var tool = own.Stranger();
        var grant = (await technician.OpenRoomAsync()).TokenOf("participant");
        using var issued = await technician.PostAsJsonAsync("/api/media/tokens", new { auditorium = own.School.Auditorium, member = "wall", seat = "technician" });
        var wall = Tool.Grant.Read(await issued.Content.ReadFromJsonAsync<JsonElement>());
        (await tool.BeginAsync(grant.Whip, grant, "audio sendonly")).Dispose();
        (await tool.BeginAsync(wall.Whep, wall, "audio recvonly")).Dispose();
        (await tool.OfferAsync(grant.Whip, grant.Token + "x", "nonsense")).Dispose();

        await own.StopAsync();

        var written = Directory.GetFiles(own.Folder, "*", SearchOption.AllDirectories).Select(File.ReadAllBytes).Select(System.Text.Encoding.Latin1.GetString).ToList();
        written.Should().Contain(f => f.Contains(grant.Whip!, StringComparison.Ordinal), "the requests themselves are logged");
        string[] secrets = [grant.Token[20..60], wall.Token[20..60]];
        written.Should().NotContain(f => secrets.Any(s => f.Contains(s, StringComparison.Ordinal)));
    }

    private sealed class MovableClock(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
