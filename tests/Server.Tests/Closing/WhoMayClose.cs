using System.Net;
using Itog.Exam.People;
using Microsoft.EntityFrameworkCore;

namespace Itog.Server.Tests.Closing;

/// <summary>Closing, absences, papers and the package × everybody who may ask.</summary>
public sealed class WhoMayClose(RunningServer server) : IClassFixture<RunningServer>
{
    private static readonly StaffRole[] Leaders = [StaffRole.Organizer, StaffRole.SchoolHead];

    private static readonly StaffRole[] Printers = [.. Leaders, StaffRole.Technician];

    private static readonly (string Method, string Path, StaffRole[] LetIn)[] Doors =
    [
        ("GET", "/closing", Leaders), ("POST", "/closing", Leaders), ("POST", "/closing/reopening", [StaffRole.SchoolHead]), ("GET", "/transfer-package.zip", Leaders),
        ("PUT", "/absences/0f6f7a52-5c6e-4f0e-8a38-2c8f35f9a001", [StaffRole.Organizer]), ("DELETE", "/absences/0f6f7a52-5c6e-4f0e-8a38-2c8f35f9a001", [StaffRole.Organizer]),
        ("GET", "/papers", Printers), ("GET", "/papers/participants.pdf", Printers), ("GET", "/papers/register-0101.pdf", Printers), ("GET", "/results/csv", Printers),
    ];

    [Theory]
    [InlineData(StaffRole.Interlocutor)]
    [InlineData(StaffRole.Expert)]
    [InlineData(StaffRole.Technician)]
    [InlineData(StaffRole.Organizer)]
    [InlineData(StaffRole.SchoolHead)]
    [InlineData(StaffRole.Observer)]
    public async Task Only_those_whose_work_it_is_are_let_in_and_none_to_a_day_that_is_not_there(StaffRole role)
    {
        using var client = server.Stranger();
        (await client.SignInAsync(TestSchool.AccountOf(role))).Dispose();
        foreach (var (method, path, letIn) in Doors)
        {
            using var answer = await AskAsync(client, method, path, server.School.Day);
            (answer.StatusCode != HttpStatusCode.Forbidden).Should().Be(letIn.Contains(role), $"{role} asks {method} {path}");
            using var nowhere = await AskAsync(client, method, path, 999_999);
            nowhere.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        }
    }

    [Fact]
    public async Task A_stranger_is_refused()
    {
        using var stranger = server.Stranger();
        foreach (var (method, path, _) in Doors)
        {
            using var answer = await AskAsync(stranger, method, path, server.School.Day);
            answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        }
    }

    [Fact]
    public async Task Every_paper_of_the_list_can_be_taken()
    {
        using var client = server.Stranger();
        (await client.SignInAsync(TestSchool.AccountOf(StaffRole.Technician))).Dispose();
        // A rehearsal has no results to take.
        await server.InDatabaseAsync(db => db.ExamDays.Where(d => d.Id == server.School.Day).ExecuteUpdateAsync(set => set.SetProperty(d => d.Kind, ExamDayKind.Exam)));
        using var list = await client.AskAsync($"/api/exam-days/{server.School.Day}/papers");
        var urls = System.Text.Json.JsonDocument.Parse(await list.Content.ReadAsStringAsync()).RootElement;
        urls.GetProperty("papers").GetArrayLength().Should().BeGreaterThanOrEqualTo(6);
        foreach (var paper in urls.GetProperty("papers").EnumerateArray())
        {
            using var pdf = await client.AskAsync(paper.GetProperty("url").GetString()!);
            pdf.StatusCode.Should().Be(HttpStatusCode.OK);
            (await pdf.Content.ReadAsByteArrayAsync()).Should().StartWith("%PDF"u8.ToArray());
        }

        foreach (var result in urls.GetProperty("results").EnumerateArray())
        {
            using var file = await client.AskAsync(result.GetProperty("url").GetString()!);
            file.StatusCode.Should().Be(HttpStatusCode.OK);
            file.Content.Headers.ContentDisposition!.FileName.Should().StartWith("99002090-06-990001-990-").And.EndWith("." + result.GetProperty("format").GetString());
        }
    }

    [Theory]
    [InlineData("/papers/nothing.pdf", "no-such-paper")]
    [InlineData("/results/b2p", "no-such-format")]
    public async Task What_is_not_there_is_said_to_be_so(string path, string code)
    {
        using var client = server.Stranger();
        (await client.SignInAsync(TestSchool.AccountOf(StaffRole.Organizer))).Dispose();
        using var answer = await client.AskAsync($"/api/exam-days/{server.School.Day}{path}");
        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await answer.ProblemCodeAsync()).Should().Be(code);
    }

    [Fact]
    public async Task The_application_of_a_participant_is_for_those_who_lead_his_school()
    {
        var path = $"/api/schools/{server.School.School}/participants/{server.School.Waiting.Id}/application.pdf";
        using var organizer = server.Stranger();
        (await organizer.SignInAsync(TestSchool.AccountOf(StaffRole.Organizer))).Dispose();
        using var expert = server.Stranger();
        (await expert.SignInAsync(TestSchool.AccountOf(StaffRole.Expert))).Dispose();
        using var pdf = await organizer.AskAsync(path);
        using var refused = await expert.AskAsync(path);
        using var nobody = await organizer.AskAsync(path.Replace(server.School.Waiting.Id.ToString(), Guid.NewGuid().ToString(), StringComparison.Ordinal));
        (await pdf.Content.ReadAsByteArrayAsync()).Should().StartWith("%PDF"u8.ToArray());
        refused.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        nobody.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    private static Task<HttpResponseMessage> AskAsync(HttpClient client, string method, string path, int day) =>
        client.SendAsync(new HttpRequestMessage(new HttpMethod(method), new Uri($"/api/exam-days/{day}{path}", UriKind.Relative)));
}
