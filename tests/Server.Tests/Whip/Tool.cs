using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Itog.Exam.People;

namespace Itog.Server.Tests.Whip;

/// <summary>What a script of a technician and the tools that it starts say to the server: the public API and nothing else.</summary>
internal static class Tool
{
    /// <summary>The whole body of a test room's request with a participant and an interlocutor.</summary>
    public static object TwoSpeakers(string? name = null, bool record = false) => new
    {
        name,
        record,
        members = new object[] { new { name = "participant" }, new { name = "interlocutor" } },
    };

    public static async Task<HttpClient> TechnicianAsync(this RunningServer server)
    {
        var client = server.Stranger();
        (await client.SignInAsync(TestSchool.AccountOf(StaffRole.Technician))).EnsureSuccessStatusCode();
        return client;
    }

    /// <summary>Opens a test room; the answer with its tokens.</summary>
    public static async Task<JsonElement> OpenRoomAsync(this HttpClient technician, object? body = null)
    {
        using var answer = await technician.PostAsJsonAsync("/api/media/test-rooms", body ?? TwoSpeakers());
        answer.StatusCode.Should().Be(HttpStatusCode.Created);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>The token of a member, with its addresses.</summary>
    public static Grant TokenOf(this JsonElement room, string member)
    {
        var token = room.GetProperty("tokens").EnumerateArray().Single(t => t.GetProperty("member").GetString() == member);
        return Grant.Read(token);
    }

    public static Task<HttpResponseMessage> OfferAsync(this HttpClient client, string? path, string? token, string offer, string mediaType = "application/sdp") =>
        client.SendAsync(HttpMethod.Post, path!, token, offer, mediaType);

    /// <summary>Offers and expects success; the answer is the caller's to dispose of.</summary>
    public static async Task<HttpResponseMessage> BeginAsync(this HttpClient client, string? path, Grant grant, params string[] lines)
    {
        var answer = await client.OfferAsync(path, grant.Token, ToolOffer.Write(lines));
        answer.StatusCode.Should().Be(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return answer;
    }

    public static Task<HttpResponseMessage> PatchAsync(this HttpClient client, Uri session, string token, string fragment, string? condition) =>
        client.SendAsync(HttpMethod.Patch, session.ToString(), token, fragment, "application/trickle-ice-sdpfrag", condition);

    public static async Task<HttpResponseMessage> SendAsync(
        this HttpClient client, HttpMethod method, string path, string? token, string? body = null, string mediaType = "application/sdp", string? condition = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        if (condition is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", condition);
        }

        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, mediaType);
        return await client.SendAsync(request);
    }

    /// <summary>What a token's answer said.</summary>
    public sealed record Grant(Guid Id, string Token, string? Whip, string? Whep)
    {
        public static Grant Read(JsonElement token) => new(
            token.GetProperty("id").GetGuid(), token.GetProperty("token").GetString()!, token.GetProperty("whip").GetString(), token.GetProperty("whep").GetString());
    }
}
