using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Itog.Interop.Pages;
using Itog.Interop.Room;

namespace Itog.Interop.Paths;

/// <summary>
/// The organizer of the demo school at his API, for what the pages of the exam day do not show: cards, auditoriums, staff, schedule. Every step looks at
/// its answer. Owned by one test.
/// </summary>
public sealed class Office : IDisposable
{
    private readonly ServerProcess _server;
    private readonly HttpClient _http;
    private string _school = "";

    private Office(ServerProcess server)
    {
        _server = server;
        _http = Client();
    }

    /// <summary>The exam day of today.</summary>
    public int Day { get; private set; }

    public static async Task<Office> OpenAsync(ServerProcess server)
    {
        ArgumentNullException.ThrowIfNull(server);
        var office = new Office(server);
        await EnterAsync(office._http, new { userName = "organizer", password = SignInPage.DemoPassword });
        var schools = await office._http.GetFromJsonAsync<JsonElement>("/api/schools");
        office._school = $"/api/schools/{schools[0].GetProperty("id").GetInt32()}";
        var days = await office._http.GetFromJsonAsync<JsonElement>(office._school + "/days");
        office.Day = days[0].GetProperty("id").GetInt32();
        return office;
    }

    /// <summary>Corrects the card of the participant with this family name, as the page of the list does.</summary>
    public async Task CorrectCardAsync(string family, Action<JsonNode> correct)
    {
        ArgumentNullException.ThrowIfNull(correct);
        var card = await CardAsync(family);
        var entry = JsonNode.Parse(card.GetProperty("entry").GetRawText())!;
        correct(entry);
        await SendAsync(HttpMethod.Put, $"/participants/{card.GetProperty("id").GetGuid()}", new { revision = card.GetProperty("revision").GetInt32(), entry });
    }

    /// <summary>Gives a category with its ground and its form of answering, and the extra minutes.</summary>
    public Task GrantAsync(string family, string category, string form) => CorrectCardAsync(family, entry =>
    {
        entry["category"] = category;
        entry["answerForm"] = form;
        entry["pmpkRecommendation"] = "№ 15 от 12.09.2025";
        entry["extraTime"] = true;
        entry["consent"] = "given";
    });

    public async Task<int> AddAuditoriumAsync(string number) =>
        (await SendAsync(HttpMethod.Post, "/auditoriums", new { number, name = "Кабинет " + number })).GetProperty("id").GetInt32();

    /// <summary>Moves a participant to another auditorium, at the time he has.</summary>
    public async Task MoveAsync(string family, int auditorium)
    {
        var person = (await CardAsync(family)).GetProperty("id").GetGuid();
        var row = (await SendAsync(HttpMethod.Get, $"/days/{Day}/schedule")).GetProperty("items").EnumerateArray().Single(r => r.GetProperty("participant").GetGuid() == person);
        await SendAsync(HttpMethod.Put, $"/days/{Day}/schedule/{person}", new { auditorium, at = row.GetProperty("at").GetString() });
    }

    /// <summary>A new member of the staff by an order, with the password of the demo school and places in auditoriums.</summary>
    /// <param name="role">As the API names it, <c>interlocutor</c> or <c>expert</c>.</param>
    public async Task EmployAsync(string userName, string fullName, string role, params int[] auditoriums)
    {
        ArgumentNullException.ThrowIfNull(auditoriums);
        var id = (await SendAsync(HttpMethod.Post, "/staff", new { fullName, userName })).GetProperty("id").GetGuid();
        var today = DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await SendAsync(HttpMethod.Post, "/commissions", new
        {
            userName,
            revision = 0,
            entry = new
            {
                role,
                commission = role == "expert" ? "checking" : "conduct",
                qualification = "учитель русского языка и литературы",
                qualificationConfirmed = true,
                conflictDeclaredOn = today,
                acquaintedOn = today,
                order = "№ 12 от 20.01.2026",
            },
        });
        foreach (var auditorium in auditoriums)
        {
            await SendAsync(HttpMethod.Put, $"/staff/{id}/places/{auditorium}/{role}");
        }

        var password = (await SendAsync(HttpMethod.Put, $"/staff/{id}/password")).GetProperty("password").GetString();
        using var own = Client();
        await EnterAsync(own, new { userName, password, newPassword = SignInPage.DemoPassword });
    }

    /// <summary>Gives somebody who has an account a place in one more auditorium.</summary>
    public async Task AppointAsync(string userName, string role, int auditorium)
    {
        var staff = (await SendAsync(HttpMethod.Get, "/staff?limit=500")).GetProperty("items").EnumerateArray();
        var id = staff.Single(s => s.GetProperty("userName").GetString() == userName).GetProperty("id").GetGuid();
        await SendAsync(HttpMethod.Put, $"/staff/{id}/places/{auditorium}/{role}");
    }

    /// <summary>Gives an assistant or an interpreter to a participant; the answer is his link.</summary>
    public async Task<string> AddAttendantAsync(string role, string fullName, string family)
    {
        var participants = new[] { (await CardAsync(family)).GetProperty("id").GetGuid() };
        var added = await SendAsync(HttpMethod.Post, "/attendants", new { role, fullName, beside = false, participants });
        return (await SendAsync(HttpMethod.Put, $"/attendants/{added.GetProperty("id").GetGuid()}/link", new { renew = false })).GetProperty("path").GetString()!;
    }

    public void Dispose() => _http.Dispose();

    private static async Task EnterAsync(HttpClient http, object account)
    {
        using var answer = await http.PostAsJsonAsync("/api/session", account);
        answer.StatusCode.Should().Be(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
    }

    private HttpClient Client() => new() { BaseAddress = _server.Address };

    private async Task<JsonElement> CardAsync(string family) =>
        (await SendAsync(HttpMethod.Get, "/participants?limit=500")).GetProperty("items").EnumerateArray().Single(p => p.GetProperty("entry").GetProperty("familyName").GetString() == family);

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(_school + path, UriKind.Relative)) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var answer = await _http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.Should().BeTrue("{0} {1} answers {2}", method, path, text);
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }
}
