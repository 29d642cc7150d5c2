using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Itog.Exam.People;
using Itog.Exam.Scoring;

namespace Itog.Server.Tests.Scoring;

/// <summary>The list of recordings, the choice of the scheme and the way a protocol changes hands.</summary>
public sealed class ScoringApi(RunningServer server) : IClassFixture<RunningServer>
{
    private string Schemes => $"/api/schools/{server.School.School}/days/{server.School.Day}/schemes";

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData(StaffRole.Organizer, HttpStatusCode.OK)]
    [InlineData(StaffRole.SchoolHead, HttpStatusCode.OK)]
    [InlineData(StaffRole.Expert, HttpStatusCode.Forbidden)]
    [InlineData(StaffRole.Technician, HttpStatusCode.Forbidden)]
    [InlineData(StaffRole.Interlocutor, HttpStatusCode.Forbidden)]
    [InlineData(StaffRole.Observer, HttpStatusCode.Forbidden)]
    public async Task Only_those_who_lead_the_school_decide_on_the_scheme(StaffRole? role, HttpStatusCode status)
    {
        using var client = await EnterAsync(role);
        using var answer = await client.AskAsync(Schemes);
        answer.StatusCode.Should().Be(status);
    }

    [Fact]
    public async Task A_decision_is_kept_with_its_ground_and_one_without_is_refused()
    {
        using var client = await EnterAsync(StaffRole.Organizer);

        using var refused = await PostAsync(client, Schemes, new { scheme = "fromRecording", category = (string?)null, decidedBy = "region", ground = "" });
        (await refused.ProblemCodeAsync()).Should().Be("ground-required");
        using var impossible = await PostAsync(client, Schemes, new { scheme = "live", category = "autismSpectrum", decidedBy = "region", ground = "приказ № 12" });
        (await impossible.ProblemCodeAsync()).Should().Be("scheme-not-for-category");
        using var ownWill = await PostAsync(client, Schemes, new { scheme = "fromRecording", category = (string?)null, decidedBy = "school", ground = "приказ № 12" });
        (await ownWill.ProblemCodeAsync()).Should().Be("scheme-chosen-by-others");
        using var decided = await PostAsync(client, Schemes, new { scheme = "fromRecording", category = "lowVision", decidedBy = "region", ground = "приказ № 12" });
        decided.StatusCode.Should().Be(HttpStatusCode.Created);

        var read = await client.GetFromJsonAsync<JsonElement>(new Uri(Schemes, UriKind.Relative));
        read.GetProperty("chosenBy").GetString().Should().Be("region");
        read.GetProperty("chosenByClause").GetString().Should().EndWith("п.\u00A07.2").And.NotStartWith("004");
        read.GetProperty("decisions").EnumerateArray().Single().GetProperty("ground").GetString().Should().Be("приказ № 12");
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData(StaffRole.SchoolHead, HttpStatusCode.OK)]
    [InlineData(StaffRole.Expert, HttpStatusCode.Forbidden)]
    [InlineData(StaffRole.Technician, HttpStatusCode.Forbidden)]
    [InlineData(StaffRole.Interlocutor, HttpStatusCode.Forbidden)]
    [InlineData(StaffRole.Observer, HttpStatusCode.Forbidden)]
    public async Task Who_scores_whom_is_seen_by_those_who_lead_the_school_without_a_score(StaffRole? role, HttpStatusCode status)
    {
        using var client = await EnterAsync(role);
        using var answer = await client.AskAsync($"/api/schools/{server.School.School}/days/{server.School.Day}/protocols");
        answer.StatusCode.Should().Be(status);
        if (status == HttpStatusCode.OK)
        {
            var row = (await answer.Content.ReadFromJsonAsync<JsonElement>()).EnumerateArray().Single();
            row.GetProperty("attemptId").GetGuid().Should().Be(server.School.Attempt.Id);
            row.EnumerateObject().Should().NotContain(p => p.Name.Contains("score", StringComparison.OrdinalIgnoreCase) || p.Name.Contains("total", StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task An_expert_finds_the_recordings_of_his_auditoriums_and_a_stranger_none()
    {
        using var expert = await EnterAsync(StaffRole.Expert);
        var list = await expert.GetFromJsonAsync<JsonElement>(new Uri("/api/scoring/recordings", UriKind.Relative));
        var row = list.EnumerateArray().Single();
        row.GetProperty("attemptId").GetGuid().Should().Be(server.School.Attempt.Id);
        row.GetProperty("ready").GetBoolean().Should().BeFalse();
        row.GetProperty("page").GetString().Should().Be($"/expert?auditorium={server.School.Auditorium}#{server.School.Attempt.Id:D}");

        using var technician = await EnterAsync(StaffRole.Technician);
        (await technician.GetFromJsonAsync<JsonElement>(new Uri("/api/scoring/recordings", UriKind.Relative))).GetArrayLength().Should().Be(0);
        using var stranger = server.Stranger();
        using var refused = await stranger.AskAsync("/api/scoring/recordings");
        refused.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_protocol_is_taken_from_an_expert_only_by_those_who_lead_the_school_and_with_a_reason()
    {
        var path = $"/api/schools/{server.School.School}/attempts/{server.School.Attempt.Id:D}/protocol-draft/take-away";
        var expert = await server.InDatabaseAsync(async db =>
        {
            var id = db.Users.Single(u => u.UserName == TestSchool.AccountOf(StaffRole.Expert)).Id;
            (await new ProtocolBook(db, TimeProvider.System).ClaimAsync(server.School.Attempt.Id, id)).Succeeded.Should().BeTrue();
            return id;
        });

        using var another = await EnterAsync(StaffRole.Expert);
        using var forbidden = await PostAsync(another, path, new { reason = "Хочу" });
        forbidden.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        using var organizer = await EnterAsync(StaffRole.Organizer);
        using var unreasoned = await PostAsync(organizer, path, new { reason = " " });
        (await unreasoned.ProblemCodeAsync()).Should().Be("reason-required");
        using var taken = await PostAsync(organizer, path, new { reason = "Эксперт заболел" });
        taken.StatusCode.Should().Be(HttpStatusCode.NoContent);
        using var unknown = await PostAsync(organizer, path.Replace(server.School.Attempt.Id.ToString("D"), Guid.NewGuid().ToString("D"), StringComparison.Ordinal), new { reason = "Нет" });
        unknown.StatusCode.Should().Be(HttpStatusCode.NotFound);

        (await server.InDatabaseAsync(db => Task.FromResult(db.ExpertProtocols.Count(p => p.ExpertId == expert)))).Should().Be(0);
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("N"));
        return await client.SendAsync(request);
    }

    private async Task<HttpClient> EnterAsync(StaffRole? role)
    {
        var client = server.Stranger();
        if (role is { } named)
        {
            (await client.SignInAsync(TestSchool.AccountOf(named))).Dispose();
        }

        return client;
    }
}
