using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Itog.Exam.Audit;
using Itog.Exam.People;
using Itog.Queue.Day;
using Itog.Queue.Mailbox;
using Itog.Server.Tests.People;
using Itog.Server.Tests.Recordings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Itog.Server.Tests.Categories;

/// <summary>An interpreter's page goes where his participant is, by the same connection, and finds him again after a lost one.</summary>
public sealed class FollowingAttendants(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task The_page_goes_along_when_the_participant_is_moved_and_comes_when_one_is_admitted_elsewhere()
    {
        var (here, there) = (server.School.Auditorium, server.School.OtherAuditorium);
        var (waiting, elsewhere) = (server.School.Waiting.Id, server.School.Elsewhere.Id);
        var cookies = await InterpreterAsync(waiting, elsewhere);
        var (first, second) = (await RoomAsync(here), await RoomAsync(there));
        await ComeAsync(first, waiting);
        await ComeAsync(second, elsewhere);
        await using var page = await WatchedPage.OpenAsync(server, $"/hub?page=signInterpreter&auditorium={here}", cookies);

        // The second auditorium takes its own first: the interpreter comes to who is admitted, though his page was opened for the first.
        await using var station = await StationAsync(TestSchool.OtherInterlocutor, there);
        await station.DoAsync("admitNext");
        (await page.SeesAsync(v => In(v, there) && v.GetProperty("access").ValueKind == JsonValueKind.Object)).GetProperty("now").GetProperty("familyName").GetString()
            .Should().Be(server.School.Elsewhere.FamilyName);

        // Beside somebody he stays, although another of his is admitted meanwhile.
        await using var firstStation = await StationAsync(TestSchool.AccountOf(StaffRole.Interlocutor), here);
        await firstStation.DoAsync("admitNext");
        (await page.RefusalAsync("iceServers")).Should().BeNull("he is still in the room of the other one");
        await firstStation.DoAsync("returnToQueue", "Забыл документ.");

        // A page that is opened for the other auditorium meanwhile comes into the room, too.
        await using (var again = await WatchedPage.OpenAsync(server, $"/hub?page=signInterpreter&auditorium={here}", cookies))
        {
            await again.SeesAsync(v => In(v, there));
        }

        await using var newest = await WatchedPage.OpenAsync(server, $"/hub?page=signInterpreter&auditorium={there}", cookies);
        await station.DoAsync("markUnfinished", "Почувствовала себя плохо.");
        await station.DoAsync("takeWaiting", here, waiting);
        await newest.SeesAsync(v => v.GetProperty("attended").EnumerateArray().Any(a => a.GetProperty("name").GetProperty("familyName").GetString() == server.School.Waiting.FamilyName));

        // Nobody of his is scheduled in the first auditorium any more: the old address leads to the new place.
        await using var late = await WatchedPage.OpenAsync(server, $"/hub?page=signInterpreter&auditorium={here}", cookies);
        In(await late.SeesAsync(_ => true), there).Should().BeTrue();
    }

    private static bool In(JsonElement view, int auditorium) => view.GetProperty("auditorium").GetProperty("id").GetInt32() == auditorium;

    private async Task<AuditoriumMailbox> RoomAsync(int auditorium) =>
        (await server.Services.GetRequiredService<AuditoriumMailboxes>().GetAsync(new DayKey(server.School.Day, auditorium)))!;

    private static Task ComeAsync(AuditoriumMailbox room, Guid participant) => DayByCommands.DoAsync(
        room, new DayCommand.OpenConference(), new DayCommand.ConnectParticipant(participant, Link.Page), new DayCommand.ReportPreCheck(participant, true, true, true, 0.5));

    private async Task<WatchedPage> StationAsync(string account, int auditorium)
    {
        using var client = server.Stranger(out var cookies);
        (await client.SignInAsync(account)).Dispose();
        return await WatchedPage.OpenAsync(server, $"/hub?page=station&auditorium={auditorium}", cookies);
    }

    /// <summary>Gives both participants one interpreter, who follows his link.</summary>
    private async Task<CookieContainer> InterpreterAsync(params Guid[] participants)
    {
        await server.InDatabaseAsync(db => db.Participants.Where(p => participants.Contains(p.Id)).ExecuteUpdateAsync(p => p
            .SetProperty(one => one.AnswerForm, AnswerForm.OralWithInterpreter).SetProperty(one => one.Category, ParticipantCategory.DeafSigning).SetProperty(one => one.PmpkRecommendation, "№ 15 от 12.09.2025")));
        using var client = server.Stranger();
        var school = await SchoolDay.BeginAsync(server, client);
        var added = await school.SendAsync(
            HttpMethod.Post, "/attendants", JsonContent.Create(new { role = "signInterpreter", fullName = "Переводова Вера", beside = false, participants }), HttpStatusCode.Created);
        var link = await school.SendAsync(HttpMethod.Put, $"/attendants/{added.GetProperty("id").GetGuid()}/link", JsonContent.Create(new { renew = false }), HttpStatusCode.OK);
        using var browser = server.Stranger(out var cookies);
        (await browser.AskAsync(link.GetProperty("path").GetString()!)).Dispose();
        return cookies;
    }
}
