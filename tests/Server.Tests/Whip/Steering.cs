using System.Net;
using System.Net.Http.Json;
using Itog.Conference;
using Itog.Server.Whip;
using Itog.WebRtc.Sdp;
using Microsoft.Extensions.DependencyInjection;

namespace Itog.Server.Tests.Whip;

/// <summary>PATCH and DELETE of a session, and what ends one: RFC 9725 §4.2, §4.3.</summary>
public sealed class Steering(RunningServer server) : IClassFixture<RunningServer>, IAsyncLifetime
{
    private const string NewPassword = "zyxwvutsrqponmlkjihgfedc";

    private HttpClient _technician = null!;
    private HttpClient _tool = null!;
    private string _room = null!;
    private Tool.Grant _grant = null!;
    private Uri _session = null!;
    private string _tag = null!;

    public async ValueTask InitializeAsync()
    {
        _technician = await server.TechnicianAsync();
        _tool = server.Stranger();
        var room = await _technician.OpenRoomAsync();
        _room = room.GetProperty("room").GetString()!;
        _grant = room.TokenOf("interlocutor");
        using var answer = await _tool.BeginAsync(_grant.Whip, _grant, "audio sendonly", "video sendonly");
        _session = answer.Headers.Location!;
        _tag = answer.Headers.ETag!.ToString();
    }

    public ValueTask DisposeAsync()
    {
        _technician.Dispose();
        _tool.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Deleting_ends_the_session_and_frees_the_seat()
    {
        using var deleted = await _tool.SendAsync(HttpMethod.Delete, _session.ToString(), _grant.Token);
        using var again = await _tool.SendAsync(HttpMethod.Delete, _session.ToString(), _grant.Token);

        deleted.StatusCode.Should().Be(HttpStatusCode.OK);
        again.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await again.ProblemCodeAsync()).Should().Be("no-such-session");
        (await MembersAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Trickled_candidates_are_taken_under_the_tag_of_the_session()
    {
        using var answer = await _tool.PatchAsync(_session, _grant.Token, ToolOffer.Fragment(), _tag);

        answer.StatusCode.Should().Be(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task A_patch_says_which_ICE_session_it_means()
    {
        using var silent = await _tool.PatchAsync(_session, _grant.Token, ToolOffer.Fragment(), null);
        using var other = await _tool.PatchAsync(_session, _grant.Token, ToolOffer.Fragment(), "\"other\"");
        using var weak = await _tool.PatchAsync(_session, _grant.Token, ToolOffer.Fragment(), "W/" + _tag);
        using var malformed = await _tool.PatchAsync(_session, _grant.Token, ToolOffer.Fragment(), "no-quotes");

        silent.StatusCode.Should().Be(HttpStatusCode.PreconditionRequired);
        (await silent.Content.ReadAsStringAsync()).Should().Contain(_tag.Trim('"'), "it is told what to send");
        (await silent.ProblemCodeAsync()).Should().Be("condition-required");
        other.StatusCode.Should().Be(HttpStatusCode.PreconditionFailed);
        (await other.ProblemCodeAsync()).Should().Be("other-ice-session");
        weak.StatusCode.Should().Be(HttpStatusCode.PreconditionFailed, "RFC 9110 §13.1.1 compares strongly");
        malformed.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await malformed.ProblemCodeAsync()).Should().Be("malformed-condition");
    }

    [Theory]
    [InlineData("{}", "application/trickle-ice-sdpfrag", 400, "malformed-fragment", "SDP line 1")]
    [InlineData("", "application/trickle-ice-sdpfrag", 400, "malformed-fragment", "neither")]
    [InlineData("a=ice-ufrag:TeUA", "application/sdp", 415, "wrong-media-type", "trickle-ice-sdpfrag")]
    public async Task A_fragment_that_cannot_be_read_is_refused_with_the_reason(string body, string type, int status, string code, string reason)
    {
        using var answer = await _tool.SendAsync(HttpMethod.Patch, _session.ToString(), _grant.Token, body, type, _tag);

        ((int)answer.StatusCode).Should().Be(status);
        (await answer.Content.ReadAsStringAsync()).Should().Contain(reason);
        (await answer.ProblemCodeAsync()).Should().Be(code);
    }

    [Fact]
    public async Task A_fragment_about_an_unknown_line_or_of_endless_length_is_refused()
    {
        using var unknown = await _tool.PatchAsync(_session, _grant.Token, ToolOffer.Fragment(mid: "7"), _tag);
        using var endless = await _tool.PatchAsync(_session, _grant.Token, new string('a', 40_000), _tag);

        unknown.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        (await unknown.ProblemCodeAsync()).Should().Be("unknown-mid");
        endless.StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task A_restart_gives_new_credentials_and_a_new_tag_and_leaves_the_old_one_behind()
    {
        using var restarted = await _tool.PatchAsync(_session, _grant.Token, ToolOffer.Fragment("NEW1", NewPassword), "*");

        restarted.StatusCode.Should().Be(HttpStatusCode.OK);
        restarted.Content.Headers.ContentType!.MediaType.Should().Be("application/trickle-ice-sdpfrag");
        var tag = restarted.Headers.ETag!.ToString();
        tag.Should().NotBe(_tag);
        SdpFragment.TryParse(await restarted.Content.ReadAsStringAsync(), out var fragment, out var error).Should().BeTrue(error?.ToString());
        fragment!.IsIceLite.Should().BeTrue();
        fragment.Bundle.Should().Equal("0", "1");
        fragment.Media.Should().ContainSingle().Which.Candidates.Should().NotBeEmpty();
        tag.Should().Be($"\"{fragment.Credentials!.Ufrag}\"");

        using var stale = await _tool.PatchAsync(_session, _grant.Token, ToolOffer.Fragment(), _tag);
        using var current = await _tool.PatchAsync(_session, _grant.Token, ToolOffer.Fragment("NEW1", NewPassword), tag);
        stale.StatusCode.Should().Be(HttpStatusCode.PreconditionFailed);
        current.StatusCode.Should().Be(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task New_credentials_under_the_old_tag_are_told_how_a_restart_is_asked_for()
    {
        using var answer = await _tool.PatchAsync(_session, _grant.Token, ToolOffer.Fragment("NEW1", NewPassword), _tag);

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await answer.ProblemCodeAsync()).Should().Be("restart-needs-star");
    }

    [Fact]
    public async Task Candidates_under_a_star_restart_nothing()
    {
        using var answer = await _tool.PatchAsync(_session, _grant.Token, ToolOffer.Fragment(), "*");
        using var still = await _tool.PatchAsync(_session, _grant.Token, ToolOffer.Fragment(), _tag);

        answer.StatusCode.Should().Be(HttpStatusCode.NoContent);
        still.StatusCode.Should().Be(HttpStatusCode.NoContent, "the tag is the old one");
    }

    [Fact]
    public async Task A_new_offer_takes_the_old_session_s_place()
    {
        using var renewed = await _tool.BeginAsync(_grant.Whip, _grant, "audio sendonly");

        using var old = await _tool.PatchAsync(_session, _grant.Token, ToolOffer.Fragment(), _tag);
        old.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await MembersAsync()).Should().ContainSingle();
    }

    [Fact]
    public async Task A_session_is_gone_when_its_member_is()
    {
        var member = (await MembersAsync()).Single();

        await server.Services.GetRequiredService<ConferenceService>().LeaveAsync(new RoomId(_room), member.Member);

        var sessions = server.Services.GetRequiredService<MediaSessions>();
        await Patience.UntilAsync(() => sessions.Find(_session.ToString().Split('/')[^1]) is null, "who left the room has no session");
        using var answer = await _tool.PatchAsync(_session, _grant.Token, ToolOffer.Fragment(), _tag);
        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_revoked_token_ends_its_sessions_and_opens_nothing_more()
    {
        using var revoked = await _technician.DeleteAsync(new Uri($"/api/media/tokens/{_grant.Id}", UriKind.Relative));

        revoked.StatusCode.Should().Be(HttpStatusCode.NoContent);
        (await MembersAsync()).Should().BeEmpty();
        using var answer = await _tool.OfferAsync(_grant.Whip, _grant.Token, ToolOffer.Write("audio sendonly"));
        answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await answer.ProblemCodeAsync()).Should().Be("token-revoked");
    }

    [Fact]
    public async Task A_closed_room_ends_its_sessions()
    {
        using var closed = await _technician.DeleteAsync(new Uri($"/api/media/test-rooms/{_room}", UriKind.Relative));

        closed.StatusCode.Should().Be(HttpStatusCode.NoContent);
        (await MembersAsync()).Should().BeEmpty();
        using var answer = await _tool.PatchAsync(_session, _grant.Token, ToolOffer.Fragment(), _tag);
        answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized, "the tokens go with the room");
    }

    [Fact]
    public async Task Another_token_of_the_same_room_steers_no_foreign_session()
    {
        using var more = await _technician.PostAsJsonAsync("/api/media/tokens", new { room = _room, member = "interlocutor", seat = "interlocutor" });
        var other = Tool.Grant.Read(await more.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>());

        using var answer = await _tool.SendAsync(HttpMethod.Delete, _session.ToString(), other.Token);

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await MembersAsync()).Should().ContainSingle();
    }

    private async Task<IReadOnlyList<MemberStatistics>> MembersAsync() =>
        (await server.Services.GetRequiredService<ConferenceService>().StatisticsAsync(new RoomId(_room))).Members;
}
