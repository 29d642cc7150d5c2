using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Itog.Exam.Audit;
using Itog.Exam.Demo;
using Itog.Exam.Kim.Package;
using Itog.Exam.People;
using Itog.Queue.Day;
using Itog.Queue.Mailbox;
using Itog.Recorder;
using Itog.Server.Api;
using Itog.Server.Tests.Hub;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Itog.Server.Tests.Rehearsals;

/// <summary>A rehearsal from its two presses to its end, over the API and the hub as the pages use them, with the real recorder.</summary>
public sealed class Rehearsing(RunningServer server) : IClassFixture<RunningServer>
{
    private static readonly string[] Checks = ["alone", "deskClear", "documentMatches"];

    private string School => $"/api/schools/{server.School.School}";

    [Fact]
    public async Task A_rehearsal_runs_as_a_day_marks_its_papers_and_leaves_nothing_behind()
    {
        // The exam that counts lies in the future, so today is free.
        await server.InDatabaseAsync(db => db.ExamDays.Where(d => d.Id == server.School.Day).ExecuteUpdateAsync(set => set
            .SetProperty(d => d.Kind, ExamDayKind.Exam).SetProperty(d => d.Date, DateOnly.FromDateTime(DateTime.UtcNow).AddDays(20))));
        using var organizer = await EnteredAsync(StaffRole.Organizer);
        var wish = new { date = (DateOnly?)null, start = (TimeOnly?)null, auditoriums = new[] { server.School.Auditorium }, standIns = 2, withParticipants = false };
        var rehearsal = await CreatedAsync(organizer, $"{School}/rehearsals", wish);
        (await RefusalAsync(organizer, HttpMethod.Post, $"{School}/rehearsals", wish)).Should().Be("rehearsal-taken");
        var day = rehearsal.GetProperty("day").GetInt32();
        var pupil = rehearsal.GetProperty("standIns")[0].GetProperty("participant").GetGuid();
        rehearsal.GetProperty("standIns").GetArrayLength().Should().Be(2);

        // One more pupil on demand; none of them stands in a list of the school.
        (await CreatedAsync(organizer, $"/api/exam-days/{day}/rehearsal/stand-ins", new { auditorium = server.School.Auditorium })).GetProperty("name").GetString().Should().Contain("Участник 3");
        (await TextAsync(organizer, $"{School}/participants")).Should().NotContain("Учебный");
        (await TextAsync(organizer, $"{School}/links")).Should().NotContain("Учебный");

        // Never a real package, not even with its password.
        using var technician = await EnteredAsync(StaffRole.Technician);
        var package = new ByteArrayContent(AesZipWriter.Write(DemoKim.Package(), "пароль")) { Headers = { ContentType = new("application/zip") } };
        using var bringing = new HttpRequestMessage(HttpMethod.Post, new Uri($"{School}/days/{day}/kim/packages?name=kim.zip&way=email", UriKind.Relative)) { Content = package };
        bringing.Headers.Add(Idempotency.Header, Guid.NewGuid().ToString("D"));
        using var brought = await technician.SendAsync(bringing);
        (await brought.ProblemCodeAsync()).Should().Be("kim-rehearsal");

        var recordings = server.Services.GetRequiredService<RecordingService>();
        var finished = recordings.Subscribe(TestContext.Current.CancellationToken);
        var attempt = await ConverseAsync(organizer, day, pupil);

        var progress = await organizer.GetFromJsonAsync<JsonElement>(new Uri($"/api/exam-days/{day}/progress", UriKind.Relative));
        progress.GetProperty("kind").GetString().Should().Be("rehearsal");
        progress.GetProperty("rooms")[0].GetProperty("done").GetInt32().Should().Be(1);
        progress.GetProperty("mayMark").GetBoolean().Should().BeTrue();
        var act = progress.GetProperty("acts")[0].GetProperty("url").GetString()!;
        using var paper = await organizer.AskAsync(act);
        paper.StatusCode.Should().Be(HttpStatusCode.OK);
        (await RefusalAsync(organizer, HttpMethod.Post, $"/api/exam-days/{day}/closing")).Should().Be("rehearsal-not-closed");
        (await RefusalAsync(organizer, HttpMethod.Get, $"/api/exam-days/{day}/results/csv")).Should().Be("rehearsal-no-results");

        while (recordings.Find(attempt)?.State is not (RecordingState.Ready or RecordingState.Failed))
        {
            await finished.ReadAsync(TestContext.Current.CancellationToken);
        }

        recordings.FilesOf(attempt).Should().NotBeEmpty();
        (await RefusalAsync(organizer, HttpMethod.Delete, $"/api/exam-days/{day}/rehearsal")).Should().BeNull();

        recordings.Find(attempt).Should().BeNull();
        (await server.InDatabaseAsync(db => db.Participants.CountAsync(p => p.StandIn))).Should().Be(0);
        (await server.InDatabaseAsync(db => db.ExamDays.CountAsync(d => d.Id == day))).Should().Be(0);
        (await server.InDatabaseAsync(db => db.Participants.CountAsync(p => p.Id == server.School.Waiting.Id))).Should().Be(1);
        (await server.InDatabaseAsync(db => db.AuditEvents.Where(e => e.Stream == AuditStream.OfSchool(server.School.School)).Select(e => e.Type).ToListAsync()))
            .Should().Contain("RehearsalRemoved");
        (await server.InDatabaseAsync(async db => await AuditLog.VerifyAsync(db))).Fault.Should().BeNull("the log keeps that it was, whole");
        (await CreatedAsync(organizer, $"{School}/rehearsals", wish)).GetProperty("day").GetInt32().Should().NotBe(day, "the next one can begin at once");
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData(StaffRole.Technician, HttpStatusCode.Forbidden)]
    [InlineData(StaffRole.Interlocutor, HttpStatusCode.Forbidden)]
    [InlineData(StaffRole.Expert, HttpStatusCode.Forbidden)]
    [InlineData(StaffRole.Observer, HttpStatusCode.Forbidden)]
    public async Task Only_those_who_lead_the_school_rehearse_and_see_how_the_day_goes(StaffRole? role, HttpStatusCode status)
    {
        using var client = await EnteredAsync(role);
        var day = $"/api/exam-days/{server.School.Day}";

        foreach (var (method, path) in new[]
        {
            (HttpMethod.Get, $"{School}/rehearsals"), (HttpMethod.Post, $"{School}/rehearsals"), (HttpMethod.Post, $"{day}/rehearsal/stand-ins"),
            (HttpMethod.Delete, $"{day}/rehearsal"), (HttpMethod.Get, $"{day}/progress"),
        })
        {
            using var answer = await SendAsync(client, method, path, new { });
            answer.StatusCode.Should().Be(status, path);
        }
    }

    [Fact]
    public async Task The_head_watches_the_day_without_marking()
    {
        using var head = await EnteredAsync(StaffRole.SchoolHead);

        var progress = await head.GetFromJsonAsync<JsonElement>(new Uri($"/api/exam-days/{server.School.Day}/progress", UriKind.Relative));

        progress.GetProperty("mayMark").GetBoolean().Should().BeFalse();
        progress.GetProperty("participants").GetArrayLength().Should().Be(3);
    }

    /// <summary>A made-up pupil comes by his link, is admitted and removed: the shortest conversation with a recording and an act.</summary>
    private async Task<Guid> ConverseAsync(HttpClient organizer, int day, Guid pupil)
    {
        await using var desk = await HubClient.OpenAsync(server, "technician", StaffRole.Technician);
        (await desk.RefusalAsync("openConference")).Should().BeNull();
        using var issued = await organizer.PutAsJsonAsync($"{School}/links", new { participants = new[] { pupil }, renew = false });
        var path = (await issued.Content.ReadFromJsonAsync<JsonElement>())[0].GetProperty("path").GetString()!;
        using var client = server.Stranger(out var cookies);
        (await client.AskAsync(path)).Dispose();
        await using var child = HubClient.Build(server, "/hub?page=participant", cookies);
        await child.StartAsync();
        (await child.RefusalAsync("reportPreCheck", new { camera = true, microphone = true, speaker = true, microphonePeak = 0.5 })).Should().BeNull();
        await using var station = await HubClient.OpenAsync(server, "station", StaffRole.Interlocutor);
        (await station.RefusalAsync("admitNext")).Should().BeNull();
        foreach (var check in Checks)
        {
            (await station.RefusalAsync("setCheck", check, true)).Should().BeNull();
        }

        (await RefusalAsync(organizer, HttpMethod.Delete, $"/api/exam-days/{day}/rehearsal")).Should().Be("rehearsal-running");
        (await station.RefusalAsync("completeBriefing")).Should().BeNull();
        (await child.RefusalAsync("confirmReady")).Should().BeNull();
        var room = (await server.Services.GetRequiredService<AuditoriumMailboxes>().GetAsync(new DayKey(day, server.School.Auditorium)))!;
        var attempt = room.Snapshot.Day.Current!.Id;
        foreach (var voice in Enum.GetValues<Voice>())
        {
            (await room.SendAsync(new DayCommand.ConfirmSound(attempt, voice), Actor.Server)).Succeeded.Should().BeTrue();
        }

        // At this very hour, whichever it is: only a rehearsal may.
        (await station.RefusalAsync("screenShared", true)).Should().BeNull();
        (await station.RefusalAsync("openKim")).Should().BeNull();
        (await child.RefusalAsync("kimRendered")).Should().BeNull();
        (await station.RefusalAsync("remove", "Пользовался телефоном")).Should().BeNull();
        return attempt;
    }

    private async Task<HttpClient> EnteredAsync(StaffRole? role)
    {
        var client = server.Stranger();
        await HubClient.EnterAsync(server, client, role, null);
        return client;
    }

    private static async Task<string> TextAsync(HttpClient client, string path)
    {
        using var answer = await client.AskAsync(path);
        return await answer.Content.ReadAsStringAsync();
    }

    private static async Task<JsonElement> CreatedAsync(HttpClient client, string path, object body)
    {
        using var answer = await SendAsync(client, HttpMethod.Post, path, body);
        answer.StatusCode.Should().Be(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static async Task<string?> RefusalAsync(HttpClient client, HttpMethod method, string path, object? body = null)
    {
        using var answer = await SendAsync(client, method, path, body);
        return answer.IsSuccessStatusCode ? null : await answer.ProblemCodeAsync();
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (method == HttpMethod.Post)
        {
            request.Content = JsonContent.Create(body ?? new { });
        }

        request.Headers.Add(Idempotency.Header, Guid.NewGuid().ToString("D"));
        return await client.SendAsync(request);
    }
}
