using System.Net;
using System.Net.Http.Json;
using Itog.WebRtc.Sdp;

namespace Itog.Server.Tests.Whip;

/// <summary>POST to a WHIP or WHEP endpoint: RFC 9725 §4.2.</summary>
public sealed class Beginning(RunningServer server) : IClassFixture<RunningServer>, IAsyncLifetime
{
    private HttpClient _technician = null!;
    private HttpClient _tool = null!;
    private Tool.Grant _interlocutor = null!;
    private Tool.Grant _participant = null!;

    public async ValueTask InitializeAsync()
    {
        _technician = await server.TechnicianAsync();
        _tool = server.Stranger();
        var room = await _technician.OpenRoomAsync();
        (_interlocutor, _participant) = (room.TokenOf("interlocutor"), room.TokenOf("participant"));
    }

    public ValueTask DisposeAsync()
    {
        _technician.Dispose();
        _tool.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task An_offer_to_publish_is_answered_with_a_session_of_its_own()
    {
        using var answer = await _tool.BeginAsync(_interlocutor.Whip, _interlocutor, "audio sendonly", "video sendonly", "video sendonly");

        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/sdp");
        answer.Headers.Location!.ToString().Should().MatchRegex($"^{_interlocutor.Whip}/[0-9a-f]{{32}}$");
        answer.Headers.ETag!.IsWeak.Should().BeFalse();
        answer.Headers.GetValues("Accept-Patch").Should().Equal("application/trickle-ice-sdpfrag");
        answer.Headers.Contains("Link").Should().BeFalse("no TURN server is configured");
        var sdp = await ReadAsync(answer);
        sdp.IsIceLite.Should().BeTrue();
        sdp.Media.Should().HaveCount(3).And.OnlyContain(m => m.Direction == MediaDirection.RecvOnly && !m.IsRejected);
        sdp.Media[0].HasEndOfCandidates.Should().BeTrue();
    }

    [Fact]
    public async Task An_offer_to_watch_gets_the_seat_s_slots_in_their_order_and_named_streams()
    {
        using var answer = await _tool.BeginAsync(_participant.Whep, _participant, "audio recvonly", "video recvonly", "video recvonly");

        var sdp = await ReadAsync(answer);
        sdp.Media.Select(m => m.Msid).Should().Equal("interlocutor interlocutor-microphone", "interlocutor interlocutor-camera", "interlocutor-screen interlocutor-screen");
        sdp.Media.Should().OnlyContain(m => m.Direction == MediaDirection.SendOnly && m.Sources.Count > 0);
    }

    [Fact]
    public async Task Lines_beyond_the_last_slot_are_answered_by_port_0()
    {
        var lines = Enumerable.Repeat("audio recvonly", 5).ToArray();

        using var answer = await _tool.BeginAsync(_participant.Whep, _participant, lines);

        var sdp = await ReadAsync(answer);
        sdp.Media.Select(m => m.IsRejected).Should().Equal([false, false, false, true, true], "a participant hears three seats");
    }

    [Fact]
    public async Task A_watcher_may_choose_the_slots_by_seat_and_by_name()
    {
        using var answer = await _tool.BeginAsync(_participant.Whep + "?slots=interlocutor/screen,assistant", _participant, "video recvonly", "video recvonly", "audio recvonly");

        (await ReadAsync(answer)).Media.Select(m => m.Msid)
            .Should().Equal("interlocutor-screen interlocutor-screen", "assistant assistant-camera", "assistant assistant-microphone");
    }

    [Fact]
    public async Task A_publisher_may_choose_the_source_and_use_a_connection_for_each()
    {
        using var camera = await _tool.BeginAsync(_interlocutor.Whip + "?sources=microphone,camera", _interlocutor, "audio sendonly", "video sendonly");
        using var screen = await _tool.BeginAsync(_interlocutor.Whip + "?sources=screen", _interlocutor, "video sendonly");

        using var still = await _tool.SendAsync(HttpMethod.Delete, camera.Headers.Location!.ToString(), _interlocutor.Token);
        still.StatusCode.Should().Be(HttpStatusCode.OK, "the second connection took nothing from the first");
    }

    [Fact]
    public async Task The_holder_of_a_seat_for_one_may_publish_and_watch_and_nobody_else_may_do_either()
    {
        using var open = await _technician.PostAsync(
            "/api/media/test-rooms", JsonBody("""{"members":[{"name":"one","seat":"participant"},{"name":"other","seat":"participant"}]}"""));
        var room = await open.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>();
        var (one, other) = (room.TokenOf("one"), room.TokenOf("other"));
        using var publishing = await _tool.BeginAsync(one.Whip, one, "audio sendonly");
        using var watching = await _tool.BeginAsync(one.Whep, one, "audio recvonly");

        using var publishingToo = await _tool.OfferAsync(other.Whip, other.Token, ToolOffer.Write("audio sendonly"));
        using var watchingToo = await _tool.OfferAsync(other.Whep, other.Token, ToolOffer.Write("audio recvonly"));

        publishingToo.StatusCode.Should().Be(HttpStatusCode.Conflict);
        watchingToo.StatusCode.Should().Be(HttpStatusCode.Conflict);
        (await watchingToo.ProblemCodeAsync()).Should().Be("seat-taken");
    }

    [Theory]
    [InlineData("v=1\r\n", 400, "malformed-offer", "SDP line 1")]
    [InlineData("", 400, "malformed-offer", "no o= line")]
    [InlineData("audio recvonly", 422, "unfit-offer", "make it sendonly")]
    [InlineData("audio sendonly|audio sendonly", 422, "unfit-offer", "no source left")]
    [InlineData("video sendonly|video sendonly|video sendonly", 422, "unfit-offer", "no source left")]
    [InlineData("video sendonly H264/90000", 422, "unfit-offer", "Opus")]
    [InlineData("video inactive", 422, "unfit-offer", "no audio or video m-line")]
    public async Task An_offer_that_cannot_be_taken_is_refused_as_a_whole_with_the_reason(string offer, int status, string code, string reason)
    {
        var text = offer.Contains('=', StringComparison.Ordinal) || offer.Length == 0 ? offer : ToolOffer.Write(offer.Split('|'));

        using var answer = await _tool.OfferAsync(_interlocutor.Whip, _interlocutor.Token, text);

        ((int)answer.StatusCode).Should().Be(status);
        (await answer.Content.ReadAsStringAsync()).Should().Contain(reason);
        (await answer.ProblemCodeAsync()).Should().Be(code);
    }

    [Theory]
    [InlineData("audio sendonly", "make it recvonly")]
    [InlineData("audio inactive", "no recvonly")]
    public async Task An_offer_to_watch_must_receive(string line, string reason)
    {
        using var answer = await _tool.OfferAsync(_participant.Whep, _participant.Token, ToolOffer.Write(line));

        answer.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        (await answer.Content.ReadAsStringAsync()).Should().Contain(reason);
    }

    [Fact]
    public async Task A_seat_publishes_only_what_it_may()
    {
        using var answer = await _tool.OfferAsync(_participant.Whip, _participant.Token, ToolOffer.Write("video sendonly", "video sendonly"));

        answer.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await answer.ProblemCodeAsync()).Should().Be("may-not-publish");
    }

    [Theory]
    [InlineData("?slots=participant", "interlocutor/microphone")]
    [InlineData("?slots=interlocutor,interlocutor/screen", "interlocutor/microphone")]
    [InlineData("?slots=interlocutor/speakers", "interlocutor/microphone")]
    public async Task A_choice_that_there_is_not_is_refused_with_what_there_is(string query, string known)
    {
        using var answer = await _tool.OfferAsync(_participant.Whep + query, _participant.Token, ToolOffer.Write("audio recvonly"));

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).Should().Contain(known);
        (await answer.ProblemCodeAsync()).Should().Be("unknown-choice");
    }

    [Fact]
    public async Task A_body_of_another_type_is_refused()
    {
        using var answer = await _tool.OfferAsync(_interlocutor.Whip, _interlocutor.Token, ToolOffer.Write("audio sendonly"), "application/json");

        answer.StatusCode.Should().Be(HttpStatusCode.UnsupportedMediaType);
        (await answer.ProblemCodeAsync()).Should().Be("wrong-media-type");
    }

    [Theory]
    [InlineData("application/json", 406)]
    [InlineData("application/sdp;q=0", 406)]
    [InlineData("application/*", 201)]
    [InlineData("text/plain, application/sdp", 201)]
    public async Task Who_does_not_take_SDP_gets_no_session(string accept, int status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _interlocutor.Whip);
        request.Headers.Authorization = new("Bearer", _interlocutor.Token);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        request.Content = new StringContent(ToolOffer.Write("audio sendonly"), System.Text.Encoding.UTF8, "application/sdp");

        using var answer = await _tool.SendAsync(request);

        ((int)answer.StatusCode).Should().Be(status);
    }

    [Theory]
    [InlineData(70_000, false)]
    [InlineData(65_600, false)]
    [InlineData(65_600, true)]
    public async Task An_offer_that_is_too_long_is_refused_whether_its_length_is_told_or_not(int length, bool chunked)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _interlocutor.Whip);
        request.Headers.Authorization = new("Bearer", _interlocutor.Token);
        request.Headers.TransferEncodingChunked = chunked;
        request.Content = new StringContent(new string('a', length), System.Text.Encoding.UTF8, "application/sdp");

        using var answer = await _tool.SendAsync(request);

        answer.StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
        (await answer.ProblemCodeAsync()).Should().Be("too-large");
    }

    [Fact]
    public async Task A_token_holds_a_few_sessions_and_no_more()
    {
        string[] choices = ["interlocutor/microphone", "interlocutor/camera", "interlocutor/screen", "assistant/microphone", "assistant/camera", "signInterpreter/microphone", "signInterpreter/camera", "interlocutor"];
        foreach (var choice in choices)
        {
            (await _tool.BeginAsync($"{_participant.Whep}?slots={choice}", _participant, "audio recvonly", "video recvonly")).Dispose();
        }

        using var again = await _tool.OfferAsync($"{_participant.Whep}?slots=interlocutor", _participant.Token, ToolOffer.Write("audio recvonly"));
        using var answer = await _tool.OfferAsync(_participant.Whep, _participant.Token, ToolOffer.Write("audio recvonly"));

        again.StatusCode.Should().Be(HttpStatusCode.Created, "the same choice takes the old session's place");
        answer.StatusCode.Should().Be(HttpStatusCode.Conflict);
        (await answer.ProblemCodeAsync()).Should().Be("too-many-sessions");
    }

    private static StringContent JsonBody(string json) => new(json, System.Text.Encoding.UTF8, "application/json");

    private static async Task<SessionDescription> ReadAsync(HttpResponseMessage answer)
    {
        SessionDescription.TryParse(await answer.Content.ReadAsStringAsync(), out var sdp, out var error).Should().BeTrue(error?.ToString());
        return sdp!;
    }
}
