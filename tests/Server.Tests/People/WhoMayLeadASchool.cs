using System.Net;
using Itog.Exam.People;
using Microsoft.EntityFrameworkCore;

namespace Itog.Server.Tests.People;

/// <summary>The endpoints of a school × everybody who may ask.</summary>
public sealed class WhoMayLeadASchool(RunningServer server) : IClassFixture<RunningServer>
{
    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData(StaffRole.Organizer, HttpStatusCode.OK)]
    [InlineData(StaffRole.SchoolHead, HttpStatusCode.OK)]
    [InlineData(StaffRole.Technician, HttpStatusCode.Forbidden)]
    [InlineData(StaffRole.Interlocutor, HttpStatusCode.Forbidden)]
    [InlineData(StaffRole.Expert, HttpStatusCode.Forbidden)]
    [InlineData(StaffRole.Observer, HttpStatusCode.Forbidden)]
    public async Task Only_those_who_lead_the_school_see_its_auditoriums(StaffRole? role, HttpStatusCode status)
    {
        using var client = server.Stranger();
        if (role is { } named)
        {
            (await client.SignInAsync(TestSchool.AccountOf(named))).Dispose();
        }

        using var answer = await client.AskAsync($"/api/schools/{server.School.School}/auditoriums");

        answer.StatusCode.Should().Be(status);
        if (status != HttpStatusCode.OK)
        {
            (await answer.ProblemCodeAsync()).Should().NotBeEmpty();
        }
    }

    [Fact]
    public async Task Another_school_stays_closed_even_for_an_organizer()
    {
        var other = await server.InDatabaseAsync(async db =>
        {
            var school = new School { Code = Guid.NewGuid().ToString("N")[..6], MunicipalityCode = "990", Region = "99", Name = "Чужая школа", TimeZoneId = "Europe/Moscow" };
            db.Add(school);
            await db.SaveChangesAsync();
            return school.Id;
        });
        using var client = server.Stranger();
        (await client.SignInAsync(TestSchool.AccountOf(StaffRole.Organizer))).Dispose();

        using var answer = await client.AskAsync($"/api/schools/{other}/auditoriums");
        using var own = await client.AskAsync("/api/schools");

        answer.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await own.Content.ReadAsStringAsync()).Should().NotContain("Чужая школа").And.Contain("Школа для проб").And.Contain("organizer");
    }

    [Fact]
    public async Task A_member_of_the_commission_leads_without_a_place_in_an_auditorium_until_he_is_released()
    {
        var name = "head-" + Guid.NewGuid().ToString("N")[..8];
        var member = await server.EmployAsync(name);
        var row = await server.InDatabaseAsync(async db =>
        {
            var appointed = new CommissionMember { SchoolId = server.School.School, StaffMemberId = member, Role = StaffRole.SchoolHead, AppointedOn = new DateOnly(2026, 1, 20) };
            db.Add(appointed);
            await db.SaveChangesAsync();
            return appointed.Id;
        });
        using var client = server.Stranger();
        (await client.SignInAsync(name)).Dispose();
        var path = $"/api/schools/{server.School.School}/auditoriums";

        using var appointedAnswer = await client.AskAsync(path);
        await server.InDatabaseAsync(db => db.CommissionMembers.Where(m => m.Id == row)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.ReleasedAt, DateTimeOffset.UtcNow)));
        using var releasedAnswer = await client.AskAsync(path);

        appointedAnswer.StatusCode.Should().Be(HttpStatusCode.OK);
        releasedAnswer.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }
}
