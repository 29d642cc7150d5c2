using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Itog.Exam.Audit;
using Itog.Exam.People;
using Itog.Exam.Readiness;
using Itog.Queue.Day;
using Itog.Queue.Hub;
using Itog.Server.Tests.Hub;
using Itog.Server.Tests.Recordings;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.EntityFrameworkCore;

namespace Itog.Server.Tests.Wall;

/// <summary>The wall of a real running server: what it tells of several auditoriums, what its technician does there, and who gets nothing.</summary>
public sealed class WallByApi(WallServer server) : IClassFixture<WallServer>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, HttpStatusCode, HttpStatusCode> Callers => new()
    {
        { "", HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized },
        { "participant", HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized },
        { nameof(StaffRole.Interlocutor), HttpStatusCode.Forbidden, HttpStatusCode.Forbidden },
        { nameof(StaffRole.Expert), HttpStatusCode.Forbidden, HttpStatusCode.Forbidden },
        { nameof(StaffRole.Observer), HttpStatusCode.Forbidden, HttpStatusCode.Forbidden },
        { WallServer.ForeignTechnician, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden },
        { nameof(StaffRole.Organizer), HttpStatusCode.OK, HttpStatusCode.Forbidden },
        { nameof(StaffRole.SchoolHead), HttpStatusCode.OK, HttpStatusCode.Forbidden },
    };

    [Theory]
    [MemberData(nameof(Callers))]
    public async Task Who_leads_the_school_looks_and_only_its_technician_acts(string caller, HttpStatusCode looks, HttpStatusCode acts)
    {
        using var client = await EnterAsync(caller);
        var before = await EventsAsync();

        foreach (var path in new[] { "wall", "wall/pictures?have=1:0", "wall/tests", "wall/starts" })
        {
            using var answer = await client.AskAsync(Path(path));
            answer.StatusCode.Should().Be(looks, path);
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, Path("wall/events"));
        using var events = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
        events.StatusCode.Should().Be(looks);
        (await PostAsync(client, "wall/conferences", new { open = true })).Status.Should().Be(acts);
        (await PostAsync(client, "wall/messages", new { id = Guid.NewGuid(), text = "Привет." })).Status.Should().Be(acts);
        (await PostAsync(client, $"wall/auditoriums/{server.School.Auditorium}/alarms/1/acknowledgement", new { })).Status.Should().Be(acts);

        (await EventsAsync()).Should().Be(before, "whoever was refused has changed nothing");
        if (looks == HttpStatusCode.OK)
        {
            (await ReadAsync(client)).GetProperty("mayAct").GetBoolean().Should().BeFalse();
        }
    }

    [Fact]
    public async Task The_technician_sees_the_auditoriums_of_his_school_and_nothing_of_another()
    {
        using var client = await EnterAsync(nameof(StaffRole.Technician));

        var wall = await ReadAsync(client);

        wall.GetProperty("mayAct").GetBoolean().Should().BeTrue();
        wall.GetProperty("tiles").EnumerateArray().Select(t => t.GetProperty("number").GetString()).Should().Equal("0101", "0102");
        wall.GetRawText().Should().NotContain("0777").And.NotContain("Чуж");
        wall.GetProperty("server").GetProperty("workers").GetArrayLength().Should().BePositive();
        (await client.GetStringAsync(new Uri(Path("wall/tests"), UriKind.Relative), Cancel)).Should().Contain(server.School.Waiting.FamilyName).And.NotContain("Чужаков");
        (await client.GetFromJsonAsync<JsonElement>(Path("wall/starts"), Cancel))[0].GetProperty("endedAt").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Fact]
    public async Task Test_calls_before_the_day_stand_beside_the_checks_of_today()
    {
        using var client = await EnterAsync(nameof(StaffRole.Technician));
        var (day, auditorium, person) = (server.School.Day, server.School.Auditorium, server.School.Waiting.Id);
        await server.InDatabaseAsync(db =>
        {
            db.TestCalls.Add(Call(TestGrade.NotReady, TimeSpan.FromHours(20), TestFault.Quiet));
            db.TestCalls.Add(Call(TestGrade.Doubtful, TimeSpan.FromHours(2), TestFault.Narrow));
            db.TestCalls.Add(new TestCall { Id = Guid.NewGuid(), ExamDayId = day, AuditoriumId = auditorium, At = DateTimeOffset.UtcNow, Grade = TestGrade.Ready, Faults = [], Figures = TestMeasured.Nothing.Figures });
            return db.SaveChangesAsync();
        });

        var tests = await client.GetFromJsonAsync<JsonElement>(Path("wall/tests"), Cancel);

        tests.GetProperty("day").GetInt32().Should().Be(day);
        var tested = tests.GetProperty("participants").EnumerateArray().Single(p => p.GetProperty("participant").GetGuid() == person);
        tested.GetProperty("call").GetProperty("grade").GetString().Should().Be("doubtful", "the newest one counts");
        tested.GetProperty("call").GetProperty("faults")[0].GetString().Should().Be("narrow");
        tests.GetProperty("participants").EnumerateArray().Where(p => p.GetProperty("participant").GetGuid() != person).Should().OnlyContain(p => p.GetProperty("call").ValueKind == JsonValueKind.Null);
        var stations = tests.GetProperty("stations").EnumerateArray().ToDictionary(s => s.GetProperty("auditorium").GetInt32(), s => s.GetProperty("test"));
        stations[auditorium].GetProperty("grade").GetString().Should().Be("ready");
        stations[server.School.OtherAuditorium].ValueKind.Should().Be(JsonValueKind.Null);

        TestCall Call(TestGrade grade, TimeSpan ago, TestFault fault) => new()
        {
            Id = Guid.NewGuid(), ExamDayId = day, ParticipantId = person, At = DateTimeOffset.UtcNow - ago, Grade = grade, Faults = [fault], Figures = TestMeasured.Nothing.Figures,
        };
    }

    [Fact]
    public async Task An_auditorium_of_another_school_is_neither_opened_nor_written_to_nor_seen()
    {
        using var client = await EnterAsync(nameof(StaffRole.Technician));
        var foreign = server.ForeignAuditorium;
        var before = await EventsAsync();

        (await PostAsync(client, "wall/conferences", new { open = true, auditoriums = new[] { foreign } })).Status.Should().Be(HttpStatusCode.NotFound);
        (await PostAsync(client, "wall/messages", new { id = Guid.NewGuid(), text = "Привет.", auditoriums = new[] { foreign } })).Status.Should().Be(HttpStatusCode.NotFound);
        (await PostAsync(client, $"wall/auditoriums/{foreign}/alarms/1/acknowledgement", new { })).Status.Should().Be(HttpStatusCode.NotFound);
        (await client.GetByteArrayAsync(new Uri(Path($"wall/pictures?have={foreign}:5"), UriKind.Relative), Cancel)).Should().BeEmpty();

        (await EventsAsync()).Should().Be(before);
    }

    [Fact]
    public async Task The_day_is_opened_in_all_auditoriums_and_closed_in_those_where_nobody_answers()
    {
        using var client = await EnterAsync(nameof(StaffRole.Technician));
        var opened = await PostAsync(client, "wall/conferences", new { open = true });
        (opened.Status, opened.Body.GetProperty("done").GetInt32()).Should().Be((HttpStatusCode.OK, 2));
        var room = await server.RoomAsync(server.School.Auditorium);
        await DayByCommands.BeginAsync(room, server.School.Waiting.Id);

        var closed = (await PostAsync(client, "wall/conferences", new { open = false })).Body;

        closed.GetProperty("done").GetInt32().Should().Be(1);
        var refused = closed.GetProperty("refused").EnumerateArray().Single();
        (refused.GetProperty("number").GetString(), refused.GetProperty("problem").GetProperty("code").GetString()).Should().Be(("0101", "attempt-runs"));
        refused.GetProperty("problem").GetProperty("detail").GetString().Should().NotBeNullOrWhiteSpace();
        var tiles = (await ReadFreshAsync(client)).GetProperty("tiles");
        tiles.EnumerateArray().Select(t => t.GetProperty("conferenceOpen").GetBoolean()).Should().Equal(true, false);
        tiles[0].GetProperty("attempt").GetProperty("name").GetProperty("familyName").GetString().Should().Be(server.School.Waiting.FamilyName);

        await DayByCommands.DoAsync(room, new DayCommand.LoseParticipant(server.School.Waiting.Id, Link.Page));
        var alarm = room.Snapshot.Day.Alarms[^1].Id;
        (await PostAsync(client, $"wall/auditoriums/{server.School.Auditorium}/alarms/{alarm}/acknowledgement", new { })).Status.Should().Be(HttpStatusCode.NoContent);
        (await PostAsync(client, $"wall/auditoriums/{server.School.Auditorium}/alarms/999999/acknowledgement", new { })).Status.Should().Be(HttpStatusCode.NotFound);
        room.Snapshot.Day.Alarms.Single(a => a.Id == alarm).AcknowledgedBy.Should().Be(StaffRole.Technician);
        var lost = (await ReadFreshAsync(client)).GetProperty("tiles")[0];
        lost.GetProperty("troubles").EnumerateArray().Select(t => t.GetProperty("kind").GetString()).Should().Contain("participantLost");
        await DayByCommands.DoAsync(room, new DayCommand.ReportTechnicalFailure("Сбой."), new DayCommand.CloseConference());
    }

    [Fact]
    public async Task A_message_reaches_its_station_is_confirmed_there_and_stands_in_the_log()
    {
        using var client = await EnterAsync(nameof(StaffRole.Technician));
        using var staff = server.Stranger(out var cookies);
        await HubClient.EnterAsync(server, staff, StaffRole.Interlocutor, null);
        await using var station = HubClient.Build(server, $"/hub?page=station&auditorium={server.School.Auditorium}", cookies);
        var told = new TaskCompletionSource<string>();
        station.On<JsonElement>("view", view =>
        {
            foreach (var message in view.GetProperty("messages").EnumerateArray().Where(m => m.GetProperty("text").GetString() == "Сейчас подойду к вам."))
            {
                told.TrySetResult(message.GetProperty("id").GetString()!);
            }
        });
        await station.StartAsync(Cancel);
        var id = Guid.NewGuid();

        (await PostAsync(client, "wall/messages", new { id, text = "Сейчас подойду к вам.", auditoriums = new[] { server.School.Auditorium } })).Body.GetProperty("done").GetInt32().Should().Be(1);
        (await told.Task.WaitAsync(Patience, Cancel)).Should().Be(id.ToString());
        (await station.RefusalAsync("confirmMessage", id.ToString())).Should().BeNull();
        (await station.RefusalAsync("confirmMessage", Guid.NewGuid().ToString())).Should().Be("no-such-message");

        (await server.RoomAsync(server.School.Auditorium)).Snapshot.Day.Messages.Single(m => m.Id == id).ConfirmedAt.Should().NotBeNull();
        (await server.RoomAsync(server.School.OtherAuditorium)).Snapshot.Day.Messages.Should().NotContain(m => m.Id == id);
        var (sender, reader) = await server.InDatabaseAsync(async db =>
        {
            var rows = await db.AuditEvents.Where(e => e.Payload.Contains(id.ToString())).OrderBy(e => e.Id).ToListAsync();
            rows.Select(r => r.Type).Should().Equal("MessageSent", "MessageConfirmed");
            return (rows[0].ActorRole, rows[1].ActorRole);
        });
        (sender, reader).Should().Be((nameof(StaffRole.Technician), nameof(StaffRole.Interlocutor)));
        await using var expert = await HubClient.OpenAsync(server, "expert", StaffRole.Expert);
        (await expert.RefusalAsync("confirmMessage", id.ToString())).Should().Be("not-allowed");
        (await PostAsync(client, "wall/messages", new { id = Guid.NewGuid(), text = " " })).Body.GetProperty("refused").GetArrayLength().Should().Be(2);
    }

    [Fact]
    public async Task The_wall_is_told_again_and_again_until_the_technician_s_place_is_taken_from_him()
    {
        var name = "Leaving";
        var staff = await server.EmployAsync(name);
        await server.InDatabaseAsync(db =>
        {
            db.Add(new StaffAssignment { StaffMemberId = staff, AuditoriumId = server.School.Auditorium, Role = StaffRole.Technician });
            return db.SaveChangesAsync();
        });
        using var client = await EnterAsync(name);
        using var request = new HttpRequestMessage(HttpMethod.Get, Path("wall/events"));
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("text/event-stream");
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(Cancel));

        var told = 0;
        while (told < 2)
        {
            told += (await lines.ReadLineAsync(Cancel).AsTask().WaitAsync(Patience, Cancel))!.StartsWith("data: {\"at\"", StringComparison.Ordinal) ? 1 : 0;
        }

        await server.InDatabaseAsync(db => db.StaffAssignments.Where(a => a.StaffMemberId == staff).ExecuteDeleteAsync());
        while (await lines.ReadLineAsync(Cancel).AsTask().WaitAsync(Patience, Cancel) is not null)
        {
        }

        using var again = await client.AskAsync(Path("wall"));
        again.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("1:x")]
    [InlineData("1:2:3")]
    [InlineData("-1:0")]
    public async Task A_list_of_pictures_that_makes_no_sense_is_refused(string have)
    {
        using var client = await EnterAsync(nameof(StaffRole.Technician));
        using var answer = await client.AskAsync(Path($"wall/pictures?have={have}"));

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await answer.ProblemCodeAsync()).Should().Be("bad-request");
    }

    private string Path(string path) => $"/api/schools/{server.School.School}/{path}";

    private async Task<JsonElement> ReadAsync(HttpClient client) => await client.GetFromJsonAsync<JsonElement>(Path("wall"), Cancel);

    /// <summary>A look that was begun after everything that was done before: one look serves whoever asks in its second.</summary>
    private async Task<JsonElement> ReadFreshAsync(HttpClient client)
    {
        var asked = DateTimeOffset.UtcNow;
        while (true)
        {
            var wall = await ReadAsync(client);
            if (wall.GetProperty("at").GetDateTimeOffset() - asked > Itog.Queue.Wall.WallBoard.Fresh)
            {
                return wall;
            }
        }
    }

    private async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(HttpClient client, string path, object body)
    {
        using var answer = await client.PostAsJsonAsync(Path(path), body, Cancel);
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        return (answer.StatusCode, text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text));
    }

    private Task<int> EventsAsync() => server.InDatabaseAsync(db => db.AuditEvents.CountAsync(e => e.ActorRole != Actor.Server.Role));

    private async Task<HttpClient> EnterAsync(string caller)
    {
        var client = server.Stranger();
        if (caller == "participant")
        {
            await HubClient.EnterAsync(server, client, null, server.School.Finished);
        }
        else if (caller.Length > 0)
        {
            (await client.SignInAsync(caller)).Dispose();
        }

        return client;
    }
}
