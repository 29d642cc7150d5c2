using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Itog.Exam.Audit;
using Itog.Exam.People;
using Microsoft.EntityFrameworkCore;

namespace Itog.Server.Tests.People;

public sealed class StaffAndPlaces(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Own = "свои четыре слова тут";

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized)]
    [InlineData(StaffRole.Organizer, HttpStatusCode.OK, HttpStatusCode.Created)]
    [InlineData(StaffRole.SchoolHead, HttpStatusCode.OK, HttpStatusCode.Created)]
    [InlineData(StaffRole.Technician, HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    [InlineData(StaffRole.Interlocutor, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData(StaffRole.Expert, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData(StaffRole.Observer, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    public async Task Only_those_who_lead_make_accounts_and_only_technicians_see_them_beside(StaffRole? role, HttpStatusCode read, HttpStatusCode make)
    {
        using var client = server.Stranger();
        if (role is { } named)
        {
            (await client.SignInAsync(TestSchool.AccountOf(named))).Dispose();
        }

        var school = new SchoolDay(server.School.School, client);

        using var list = await school.AskAsync(HttpMethod.Get, "/staff");
        using var made = await school.AskAsync(HttpMethod.Post, "/staff", JsonContent.Create(new { fullName = "Чужова Анна Ильинична" }));

        (list.StatusCode, made.StatusCode).Should().Be((read, make));
    }

    [Fact]
    public async Task A_printed_password_lets_in_once_and_only_with_a_new_one()
    {
        using var client = server.Stranger();
        var school = await SchoolDay.BeginAsync(server, client);
        var account = await MakeAsync(school, "Щукина Юлия Яковлевна");
        account.UserName.Should().Be("shchukina-yy");
        var printed = await IssueAsync(school, account.Id);
        using var person = server.Stranger();

        using var bare = await person.SignInAsync(account.UserName, printed);
        using var weak = await person.PostAsJsonAsync("/api/session", new { userName = account.UserName, password = printed, newPassword = "коротко" });
        using var replaced = await person.PostAsJsonAsync("/api/session", new { userName = account.UserName, password = printed, newPassword = Own });
        using var old = await server.Stranger().SignInAsync(account.UserName, printed);
        using var own = await server.Stranger().SignInAsync(account.UserName, Own);

        (await bare.ProblemCodeAsync(), await weak.ProblemCodeAsync()).Should().Be(("password-one-time", "password-weak"));
        (replaced.StatusCode, old.StatusCode, own.StatusCode).Should().Be((HttpStatusCode.OK, HttpStatusCode.Unauthorized, HttpStatusCode.OK));
    }

    [Fact]
    public async Task A_disabled_account_is_out_at_its_next_request()
    {
        using var client = server.Stranger();
        var school = await SchoolDay.BeginAsync(server, client);
        var account = await MakeAsync(school, "Удалова Нина");
        using var person = server.Stranger();
        using var entered = await person.PostAsJsonAsync("/api/session", new { userName = account.UserName, password = await IssueAsync(school, account.Id), newPassword = Own });
        using var before = await person.AskAsync("/api/schools");

        await school.SendAsync(HttpMethod.Put, $"/staff/{account.Id}/disabled", null, HttpStatusCode.NoContent);
        using var after = await person.AskAsync("/api/schools");
        using var back = await person.SignInAsync(account.UserName, Own);
        using var password = await school.AskAsync(HttpMethod.Put, $"/staff/{account.Id}/password");
        await school.SendAsync(HttpMethod.Delete, $"/staff/{account.Id}/disabled", null, HttpStatusCode.NoContent);
        using var again = await person.SignInAsync(account.UserName, Own);

        (before.StatusCode, after.StatusCode, again.StatusCode).Should().Be((HttpStatusCode.OK, HttpStatusCode.Unauthorized, HttpStatusCode.OK));
        (await back.ProblemCodeAsync(), await password.ProblemCodeAsync()).Should().Be(("account-disabled", "account-disabled"));
    }

    [Fact]
    public async Task A_technician_gives_a_teacher_a_password_but_takes_over_nobody_who_leads()
    {
        using var client = server.Stranger();
        var led = await SchoolDay.BeginAsync(server, client);
        var teacher = await MakeAsync(led, "Учителева Нина");
        (await client.SignInAsync(TestSchool.AccountOf(StaffRole.Technician))).Dispose();
        var school = new SchoolDay(server.School.School, client);
        var head = await IdOfAsync(TestSchool.AccountOf(StaffRole.SchoolHead));

        using var own = await school.AskAsync(HttpMethod.Put, $"/staff/{teacher.Id}/password");
        using var leader = await school.AskAsync(HttpMethod.Put, $"/staff/{head}/password");

        own.StatusCode.Should().Be(HttpStatusCode.OK);
        (await leader.ProblemCodeAsync()).Should().Be("account-of-leader");
    }

    [Fact]
    public async Task The_account_of_another_school_is_out_of_reach()
    {
        using var client = server.Stranger();
        var school = await SchoolDay.BeginAsync(server, client);
        var foreign = await server.EmployAsync("foreign-" + Guid.NewGuid().ToString("N")[..8]);
        await server.InDatabaseAsync(async db =>
        {
            var other = new School { Code = Guid.NewGuid().ToString("N")[..6], MunicipalityCode = "990", Region = "99", Name = "Чужая школа", TimeZoneId = "Europe/Moscow" };
            db.Add(new CommissionMember { School = other, StaffMemberId = foreign, Role = StaffRole.Expert, AppointedOn = new DateOnly(2026, 1, 20) });
            return await db.SaveChangesAsync();
        });

        using var unknown = await school.AskAsync(HttpMethod.Put, $"/staff/{foreign}/password");
        await server.InDatabaseAsync(async db =>
        {
            db.Add(new CommissionMember { SchoolId = server.School.School, StaffMemberId = foreign, Role = StaffRole.Expert, AppointedOn = new DateOnly(2026, 1, 20) });
            return await db.SaveChangesAsync();
        });
        using var shared = await school.AskAsync(HttpMethod.Put, $"/staff/{foreign}/password");

        (await unknown.ProblemCodeAsync(), await shared.ProblemCodeAsync()).Should().Be(("no-such-account", "account-kept-elsewhere"));
    }

    [Fact]
    public async Task A_place_needs_an_appointment_and_what_the_regulation_asks_and_counts_until_it_is_withdrawn()
    {
        using var client = server.Stranger();
        var school = await SchoolDay.BeginAsync(server, client);
        var account = await MakeAsync(school, "Экспертова Вера Павловна");
        var place = $"/staff/{account.Id}/places/{server.School.Auditorium}/expert";

        using var stranger = await school.AskAsync(HttpMethod.Put, place);
        var member = await school.SendAsync(HttpMethod.Post, "/commissions", JsonContent.Create(new { userName = account.UserName, entry = new { role = "expert", commission = "checking" } }), HttpStatusCode.Created);
        using var unfit = await school.AskAsync(HttpMethod.Put, place);
        await school.SendAsync(HttpMethod.Put, $"/commissions/{member.GetProperty("id").GetInt32()}", JsonContent.Create(new
        {
            revision = member.GetProperty("revision").GetInt32(),
            entry = new { role = "expert", commission = "checking", qualification = "учитель русского языка и литературы", qualificationConfirmed = true, conflictDeclaredOn = "2026-01-20" },
        }), HttpStatusCode.OK);
        await school.SendAsync(HttpMethod.Put, place, null, HttpStatusCode.NoContent);
        using var person = server.Stranger();
        using var entered = await person.PostAsJsonAsync("/api/session", new { userName = account.UserName, password = await IssueAsync(school, account.Id), newPassword = Own });
        var protocol = $"/api/attempts/{server.School.Attempt.Id}/recording";
        using var placed = await person.AskAsync(protocol);
        await school.SendAsync(HttpMethod.Delete, place, null, HttpStatusCode.NoContent);
        using var withdrawn = await person.AskAsync(protocol);

        (await stranger.ProblemCodeAsync(), await unfit.ProblemCodeAsync()).Should().Be(("place-not-appointed", "expert-qualification"));
        (await unfit.Content.ReadAsStringAsync()).Should().Contain("§");
        placed.StatusCode.Should().NotBe(HttpStatusCode.Forbidden);
        withdrawn.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        var lines = await server.InDatabaseAsync(db => db.AuditEvents.Where(e => e.Stream == AuditStream.OfSchool(server.School.School)).ToListAsync());
        lines.Where(l => l.Payload.Contains(account.Id.ToString("D"), StringComparison.Ordinal)).Select(l => l.Type)
            .Should().Equal("AccountCreated", "MemberAppointed", "MemberCorrected", "PlaceGiven", "PasswordIssued", "PlaceWithdrawn");
    }

    [Fact]
    public async Task An_interlocutor_may_meet_his_own_class_where_the_regulation_lets_him_and_leaders_need_no_place()
    {
        using var client = server.Stranger();
        var school = await SchoolDay.BeginAsync(server, client);
        var account = await MakeAsync(school, "Классная Мария Львовна");
        await school.SendAsync(HttpMethod.Post, "/commissions", JsonContent.Create(new { userName = account.UserName, entry = new { role = "interlocutor", commission = "conduct", teachesClasses = new[] { "9А" } } }), HttpStatusCode.Created);

        using var own = await school.AskAsync(HttpMethod.Put, $"/staff/{account.Id}/places/{server.School.Auditorium}/interlocutor");
        using var head = await school.AskAsync(HttpMethod.Put, $"/staff/{account.Id}/places/{server.School.Auditorium}/organizer");

        own.StatusCode.Should().Be(HttpStatusCode.NoContent);
        (await head.ProblemCodeAsync()).Should().Be("place-of-leader");
    }

    [Fact]
    public async Task Links_are_given_to_those_who_lead_told_of_and_renewed()
    {
        using var client = server.Stranger();
        var school = await SchoolDay.BeginAsync(server, client);
        var wanted = server.School.Waiting.Id;
        using var child = server.Stranger();

        var first = await LinkAsync(school, wanted, renew: false);
        using var opened = await child.AskAsync(first);
        var told = await school.SendAsync(HttpMethod.Get, "/links", null, HttpStatusCode.OK);
        var second = await LinkAsync(school, wanted, renew: true);
        using var dead = await child.AskAsync(first);
        using var alive = await child.AskAsync(second);
        using var foreign = await school.AskAsync(HttpMethod.Put, "/links", JsonContent.Create(new { participants = new[] { Guid.NewGuid() }, renew = true }));
        var link = (await school.SendAsync(HttpMethod.Put, "/links", JsonContent.Create(new { participants = new[] { server.School.Waiting.Id }, renew = false }), HttpStatusCode.OK))[0];
        link.GetProperty("url").GetString().Should().Be(server.Address.AbsoluteUri.TrimEnd('/') + link.GetProperty("path").GetString(), "no public address is set here");
        link.GetProperty("qr").GetProperty("size").GetInt32().Should().BeGreaterThan(21 + 8, "more than the smallest code with its quiet zone");
        link.GetProperty("qr").GetProperty("path").GetString().Should().StartWith("M4 4h7v1h-7z", "the finder pattern stands inside the quiet zone of four modules");
        (await client.SignInAsync(TestSchool.AccountOf(StaffRole.Technician))).Dispose();
        using var stranger = await school.AskAsync(HttpMethod.Get, "/links");

        (opened.StatusCode, dead.StatusCode, alive.StatusCode).Should().Be((HttpStatusCode.Redirect, HttpStatusCode.Gone, HttpStatusCode.Redirect));
        told.GetProperty("items").EnumerateArray().Count(r => r.GetProperty("issuedAt").ValueKind != JsonValueKind.Null).Should().Be(1);
        (await foreign.ProblemCodeAsync()).Should().Be("no-such-participant");
        stranger.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await server.InDatabaseAsync(db => db.AuditEvents.CountAsync(e => e.Type == "LinkIssued"))).Should().Be(3);
    }

    private static async Task<string> LinkAsync(SchoolDay school, Guid participant, bool renew) =>
        (await school.SendAsync(HttpMethod.Put, "/links", JsonContent.Create(new { participants = new[] { participant }, renew }), HttpStatusCode.OK))[0].GetProperty("path").GetString()!;

    private static async Task<(Guid Id, string UserName)> MakeAsync(SchoolDay school, string fullName)
    {
        var made = await school.SendAsync(HttpMethod.Post, "/staff", JsonContent.Create(new { fullName }), HttpStatusCode.Created);
        return (made.GetProperty("id").GetGuid(), made.GetProperty("userName").GetString()!);
    }

    private static async Task<string> IssueAsync(SchoolDay school, Guid account) =>
        (await school.SendAsync(HttpMethod.Put, $"/staff/{account}/password", null, HttpStatusCode.OK)).GetProperty("password").GetString()!;

    private Task<Guid> IdOfAsync(string userName) => server.InDatabaseAsync(db => db.Users.Where(u => u.UserName == userName).Select(u => u.Id).SingleAsync());
}
