using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Itog.Exam.People;
using Itog.Queue.Mailbox;
using Itog.Server.Tests.Hub;
using Itog.Server.Tests.People;
using Itog.Server.Tests.Recordings;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Itog.Server.Tests.Categories;

/// <summary>Assistants and sign interpreters: who may give them to whom, and that each sees his own participant only, and only while this one is in the room.</summary>
public sealed class Attending(RunningServer server) : IClassFixture<RunningServer>
{
    private static readonly object Offer = new { sdp = "v=0\r\n", lines = Array.Empty<object>() };

    [Fact]
    public async Task An_interpreter_is_given_by_a_ground_enters_with_his_participant_and_is_out_when_he_is_taken_away()
    {
        var (person, other) = (server.School.Waiting, server.School.Elsewhere);
        using var client = server.Stranger();
        var school = await SchoolDay.BeginAsync(server, client);
        await RefusedAsync(school, "signInterpreter", person.Id, "interpreter-not-granted");
        await RefusedAsync(school, "assistant", person.Id, "assistant-not-granted");
        await GroundAsync(person.Id);
        var interpreter = await AddAsync(school, "signInterpreter", person.Id);
        await RefusedAsync(school, "signInterpreter", person.Id, "attendant-taken");
        var assistant = await AddAsync(school, "assistant", person.Id);

        var link = await LinkAsync(school, interpreter);
        using var browser = server.Stranger(out var cookies);
        using (var opened = await browser.AskAsync(link))
        {
            (opened.StatusCode, opened.Headers.Location!.OriginalString).Should().Be((HttpStatusCode.Redirect, "/attendant"));
        }

        await NothingElseOpensAsync(browser, cookies);
        foreach (var query in new[] { $"?auditorium={server.School.Auditorium}", "" })
        {
            var instruction = await browser.GetFromJsonAsync<JsonElement>(new Uri($"/api/instructions/signInterpreter{query}", UriKind.Relative));
            instruction.GetProperty("reader").GetString().Should().Be("signInterpreter");
        }

        using (var foreign = await browser.AskAsync("/api/instructions/signInterpreter?auditorium=4711"))
        {
            (await foreign.ProblemCodeAsync()).Should().Be("no-such-day");
        }
        await using var page = await WatchedPage.OpenAsync(server, $"/hub?page=signInterpreter&auditorium={server.School.Auditorium}", cookies);
        var waiting = await page.SeesAsync(_ => true);
        waiting.GetProperty("access").ValueKind.Should().Be(JsonValueKind.Null);
        (await page.RefusalAsync("join", Offer)).Should().Be("no-room-access", "his participant is not in the room");
        (await page.RefusalAsync("beginRest")).Should().Be("not-allowed");
        (await page.RefusalAsync("writeAnswer", 2, 0, "За него.")).Should().Be("not-allowed");

        var room = (await server.Services.GetRequiredService<AuditoriumMailboxes>().GetAsync(new DayKey(server.School.Day, server.School.Auditorium)))!;
        await BringInAsync(room, person.Id);
        var inRoom = await page.SeesAsync(v => v.GetProperty("access").ValueKind == JsonValueKind.Object);
        inRoom.GetProperty("access").GetProperty("publish").EnumerateArray().Select(p => p.GetString()).Should().Equal("microphone", "camera");
        inRoom.GetProperty("now").GetProperty("familyName").GetString().Should().Be(person.FamilyName);
        inRoom.GetRawText().Should().NotContain(server.School.Finished.FamilyName).And.NotContain(other.FamilyName).And.NotContain(TestSchool.Content().Paragraphs[0]);
        (await page.RefusalAsync("join", Offer)).Should().Be("malformed-offer", "now only the offer is at fault");

        await DayByCommands.DoAsync(room, new Itog.Queue.Day.DayCommand.ReturnToQueue("Забыл документ."));
        (await page.SeesAsync(v => v.GetProperty("access").ValueKind == JsonValueKind.Null)).GetProperty("attended")[0].GetProperty("done").GetBoolean()
            .Should().BeFalse("he will be called again");

        await school.SendAsync(HttpMethod.Put, $"/attendants/{interpreter}", JsonContent.Create(new { role = "signInterpreter", fullName = "Переводова Вера", beside = false, participants = Array.Empty<Guid>() }), HttpStatusCode.OK);
        (await page.RefusalAsync("iceServers")).Should().Be("not-allowed", "he is beside nobody any more");
        using (var nobody = await browser.AskAsync($"/api/instructions/signInterpreter?auditorium={server.School.Auditorium}"))
        {
            (await nobody.ProblemCodeAsync()).Should().Be("no-such-day", "this day is not his any more");
        }

        await TheLinkEndsAsync(school, assistant);
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData(StaffRole.Technician, HttpStatusCode.Forbidden)]
    [InlineData(StaffRole.Interlocutor, HttpStatusCode.Forbidden)]
    [InlineData(StaffRole.Expert, HttpStatusCode.Forbidden)]
    public async Task Nobody_but_who_leads_the_school_gives_them_or_their_links(StaffRole? role, HttpStatusCode status)
    {
        using var client = server.Stranger();
        await HubClient.EnterAsync(server, client, role, null);
        foreach (var (method, path) in new[] { (HttpMethod.Get, ""), (HttpMethod.Post, ""), (HttpMethod.Put, $"/{Guid.NewGuid()}"), (HttpMethod.Delete, $"/{Guid.NewGuid()}"), (HttpMethod.Put, $"/{Guid.NewGuid()}/link") })
        {
            using var request = new HttpRequestMessage(method, new Uri($"/api/schools/{server.School.School}/attendants{path}", UriKind.Relative)) { Content = method == HttpMethod.Get ? null : JsonContent.Create(new { }) };
            request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
            using var answer = await client.SendAsync(request);
            answer.StatusCode.Should().Be(status, "{0} {1}", method, path);
        }
    }

    private async Task NothingElseOpensAsync(HttpClient browser, CookieContainer cookies)
    {
        foreach (var hub in new[] { $"assistant&auditorium={server.School.Auditorium}", $"station&auditorium={server.School.Auditorium}", "participant", $"expert&auditorium={server.School.Auditorium}" })
        {
            await using var connection = HubClient.Build(server, "/hub?page=" + hub, cookies);
            var opening = () => connection.StartAsync();
            await opening.Should().ThrowAsync<HttpRequestException>("{0} is not his", hub);
        }

        foreach (var path in new[] { $"/api/attempts/{server.School.Attempt.Id}/recording", $"/api/attempts/{server.School.Attempt.Id}/draft-sheet.pdf", $"/api/kim/{server.School.Auditorium}/variants/1", $"/api/schools/{server.School.School}/participants" })
        {
            using var answer = await browser.AskAsync(path);
            answer.StatusCode.Should().BeOneOf([HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden], "{0} is not his", path);
        }

        using var own = await browser.AskAsync("/api/attendant");
        (await own.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("places").EnumerateArray().Select(p => p.GetProperty("auditorium").GetInt32()).Should().Equal(server.School.Auditorium);
    }

    private async Task TheLinkEndsAsync(SchoolDay school, Guid attendant)
    {
        var link = await LinkAsync(school, attendant);
        await school.SendAsync(HttpMethod.Put, $"/attendants/{attendant}/link", JsonContent.Create(new { renew = true }), HttpStatusCode.OK);
        using var stranger = server.Stranger();
        using (var replaced = await stranger.AskAsync(link))
        {
            replaced.StatusCode.Should().Be(HttpStatusCode.Gone);
        }

        using (var participants = await stranger.AskAsync(link.Replace("/a/", "/p/", StringComparison.Ordinal)))
        {
            participants.StatusCode.Should().Be(HttpStatusCode.NotFound, "his token opens no participant's page");
        }

        var newest = await LinkAsync(school, attendant);
        using (var opened = await stranger.AskAsync(newest))
        {
            opened.StatusCode.Should().Be(HttpStatusCode.Redirect);
        }

        await school.SendAsync(HttpMethod.Delete, $"/attendants/{attendant}", null, HttpStatusCode.NoContent);
        using var gone = await stranger.AskAsync("/api/attendant");
        gone.StatusCode.Should().Be(HttpStatusCode.Unauthorized, "the cookie ends with the link");
    }

    private static async Task BringInAsync(AuditoriumMailbox room, Guid participant)
    {
        await DayByCommands.DoAsync(
            room, new Itog.Queue.Day.DayCommand.OpenConference(), new Itog.Queue.Day.DayCommand.ConnectParticipant(participant, Itog.Queue.Day.Link.Page),
            new Itog.Queue.Day.DayCommand.ReportPreCheck(participant, true, true, true, 0.5), new Itog.Queue.Day.DayCommand.AdmitNext(Guid.NewGuid()));
        room.Snapshot.Day.Current?.Participant.Should().Be(participant);
    }

    private Task<int> GroundAsync(Guid person) => server.InDatabaseAsync(async db =>
    {
        var card = await db.Participants.SingleAsync(p => p.Id == person);
        (card.AnswerForm, card.Category, card.PmpkRecommendation) = (AnswerForm.OralWithInterpreter, ParticipantCategory.DeafSigning, "№ 15 от 12.09.2025");
        return await db.SaveChangesAsync();
    });

    private static JsonContent Card(string role, Guid person) => JsonContent.Create(new { role, fullName = "Переводова Вера", beside = false, participants = new[] { person } });

    private static async Task<Guid> AddAsync(SchoolDay school, string role, Guid person) =>
        (await school.SendAsync(HttpMethod.Post, "/attendants", Card(role, person), HttpStatusCode.Created)).GetProperty("id").GetGuid();

    private static async Task RefusedAsync(SchoolDay school, string role, Guid person, string code)
    {
        using var answer = await school.AskAsync(HttpMethod.Post, "/attendants", Card(role, person));
        (await answer.ProblemCodeAsync()).Should().Be(code);
    }

    private static async Task<string> LinkAsync(SchoolDay school, Guid attendant) =>
        (await school.SendAsync(HttpMethod.Put, $"/attendants/{attendant}/link", JsonContent.Create(new { renew = false }), HttpStatusCode.OK)).GetProperty("path").GetString()!;
}
