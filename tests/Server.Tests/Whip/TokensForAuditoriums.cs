using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Itog.Conference;
using Itog.Exam;
using Itog.Exam.Audit;
using Itog.Exam.People;
using Itog.Queue.Mailbox;
using Itog.Server.Whip.Tokens;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Itog.Server.Tests.Whip;

/// <summary>Devices that watch an exam: only watch, only by the hand of its technician, and never without a line in the audit log.</summary>
public sealed class TokensForAuditoriums(RunningServer server) : IClassFixture<RunningServer>
{
    [Theory]
    [InlineData("technician")]
    [InlineData("observer")]
    public async Task A_device_may_watch_from_a_hidden_seat(string seat)
    {
        using var technician = await server.TechnicianAsync();
        var grant = await IssueAsync(technician, seat, "wall-" + seat);
        using var tool = server.Stranger();
        using var watching = await tool.BeginAsync(grant.Whep, grant, "audio recvonly", "video recvonly");

        grant.Whip.Should().BeNull();
        var room = RoomNames.Room(server.School.Day, server.School.Auditorium);
        grant.Whep.Should().Be($"/whep/{room}/wall-{seat}");
        var conference = server.Services.GetRequiredService<ConferenceService>();
        (await conference.RosterAsync(room)).Should().BeEmpty("nobody in the room sees that it is watched");
        (await conference.StatisticsAsync(room)).Members.Should().Contain(m => m.Hidden && m.Member.SharesHolderWith(new MemberId("device-wall-" + seat)));
    }

    [Theory]
    [InlineData("participant")]
    [InlineData("interlocutor")]
    [InlineData("assistant")]
    [InlineData("signInterpreter")]
    [InlineData("expert")]
    public async Task No_device_takes_a_seat_of_the_exam(string seat)
    {
        using var technician = await server.TechnicianAsync();

        using var answer = await technician.PostAsJsonAsync("/api/media/tokens", new { auditorium = server.School.Auditorium, member = "device", seat });

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("technician, observer");
        (await answer.ProblemCodeAsync()).Should().Be("bad-seat");
    }

    [Fact]
    public async Task A_technician_gives_tokens_for_his_own_auditorium_only()
    {
        using var technician = await server.TechnicianAsync();
        using var expert = server.Stranger();
        (await expert.SignInAsync(TestSchool.AccountOf(StaffRole.Expert))).EnsureSuccessStatusCode();

        using var other = await technician.PostAsJsonAsync("/api/media/tokens", Body(server.School.OtherAuditorium));
        using var byExpert = await expert.PostAsJsonAsync("/api/media/tokens", Body(server.School.Auditorium));
        using var nowhere = await technician.PostAsJsonAsync("/api/media/tokens", new { member = "wall", seat = "observer" });
        using var closed = await technician.PostAsJsonAsync("/api/media/tokens", new { room = "test-none", member = "wall", seat = "observer" });

        // The name of an auditorium's room is no way around the auditorium.
        var room = RoomNames.Room(server.School.Day, server.School.OtherAuditorium).Value;
        using var byName = await technician.PostAsJsonAsync("/api/media/tokens", new { room, member = "wall", seat = "observer" });

        other.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        byExpert.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        nowhere.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await nowhere.ProblemCodeAsync()).Should().Be("room-or-auditorium");
        closed.StatusCode.Should().Be(HttpStatusCode.NotFound);
        byName.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_audit_log_tells_who_gave_used_and_took_back_a_token_and_not_the_token()
    {
        using var technician = await server.TechnicianAsync();
        var grant = await IssueAsync(technician, "observer", "audited");
        using var tool = server.Stranger();
        (await tool.BeginAsync(grant.Whep, grant, "audio recvonly")).Dispose();
        (await technician.DeleteAsync(new Uri($"/api/media/tokens/{grant.Id}", UriKind.Relative))).EnsureSuccessStatusCode();

        var rows = await server.InDatabaseAsync(db => AuditLog.ReadStreamAsync(db, MediaTokenJournal.Stream).ToListAsync().AsTask());

        var told = rows.Where(r => r.Payload.Contains(grant.Id.ToString(), StringComparison.Ordinal)).ToList();
        told.Select(r => r.Type).Should().Equal(MediaTokenJournal.Issued, MediaTokenJournal.Used, MediaTokenJournal.Revoked);
        told.Should().OnlyContain(r => r.AuditoriumId == server.School.Auditorium && r.ActorRole == "Staff");
        var token = grant.Token;
        rows.Should().NotContain(r => r.Payload.Contains(token));
        (await server.InDatabaseAsync(db => AuditLog.VerifyAsync(db))).Fault.Should().BeNull();
    }

    [Fact]
    public async Task Tokens_and_their_revocation_outlive_the_server()
    {
        using var technician = await server.TechnicianAsync();
        var kept = await IssueAsync(technician, "observer", "kept");
        var revoked = await IssueAsync(technician, "observer", "revoked");
        (await technician.DeleteAsync(new Uri($"/api/media/tokens/{revoked.Id}", UriKind.Relative))).EnsureSuccessStatusCode();
        var book = new MediaTokenBook(TimeProvider.System);

        await new MediaTokenJournal(server.Services.GetRequiredService<IDbContextFactory<ExamDbContext>>(), book, TimeProvider.System)
            .StartAsync(TestContext.Current.CancellationToken);

        book.Find(kept.Id)!.Ticket.Should().BeEquivalentTo(new { Member = "kept", Seat = Seat.Observer, Rights = MediaRights.Watch });
        book.Find(kept.Id)!.Auditorium.Should().Be(server.School.Auditorium);
        book.Find(revoked.Id).Should().BeNull();
    }

    [Fact]
    public async Task A_technician_sees_the_tokens_that_count_but_never_a_token_again()
    {
        using var technician = await server.TechnicianAsync();
        var grant = await IssueAsync(technician, "technician", "listed");

        using var answer = await technician.AskAsync("/api/media/tokens");

        var text = await answer.Content.ReadAsStringAsync();
        text.Should().Contain(grant.Id.ToString()).And.NotContain(grant.Token);
        JsonDocument.Parse(text).RootElement.EnumerateArray().Single(t => t.GetProperty("member").GetString() == "listed")
            .GetProperty("may").EnumerateArray().Select(m => m.GetString()).Should().Equal("watch");
    }

    [Fact]
    public async Task Nobody_revokes_what_is_not_his()
    {
        using var technician = await server.TechnicianAsync();
        var grant = await IssueAsync(technician, "observer", "firm");
        using var expert = server.Stranger();
        (await expert.SignInAsync(TestSchool.AccountOf(StaffRole.Expert))).EnsureSuccessStatusCode();

        using var foreign = await expert.DeleteAsync(new Uri($"/api/media/tokens/{grant.Id}", UriKind.Relative));
        using var unknown = await technician.DeleteAsync(new Uri($"/api/media/tokens/{Guid.NewGuid()}", UriKind.Relative));

        foreign.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await unknown.ProblemCodeAsync()).Should().Be("no-such-token");
        using var tool = server.Stranger();
        (await tool.BeginAsync(grant.Whep, grant, "audio recvonly")).Dispose();
    }

    private static object Body(int auditorium) => new { auditorium, member = "wall", seat = "observer" };

    private async Task<Tool.Grant> IssueAsync(HttpClient technician, string seat, string member)
    {
        using var answer = await technician.PostAsJsonAsync("/api/media/tokens", new { auditorium = server.School.Auditorium, member, seat, minutes = 30 });
        answer.StatusCode.Should().Be(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return Tool.Grant.Read(await answer.Content.ReadFromJsonAsync<JsonElement>());
    }
}
