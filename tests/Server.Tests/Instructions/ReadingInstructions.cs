using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Itog.Exam.People;
using Itog.Server.Links;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Itog.Server.Tests.Instructions;

public sealed class ReadingInstructions(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task A_participant_reads_those_of_his_own_day_and_of_no_other()
    {
        using var client = server.Stranger();
        (await client.AskAsync(server.Services.GetRequiredService<PersonalLinks>().PathFor(server.School.Waiting))).Dispose();

        foreach (var path in new[] { "participant", "family?day=4711", "participant?auditorium=4711" })
        {
            var instruction = await client.GetFromJsonAsync<JsonElement>(new Uri($"/api/instructions/{path}", UriKind.Relative));
            instruction.GetProperty("regulation").GetString().Should().Be("Федеральные рекомендации 2026 года");
        }
    }

    [Fact]
    public async Task Staff_read_those_of_their_school_by_auditorium_or_by_day()
    {
        using var client = server.Stranger();
        (await client.SignInAsync(TestSchool.AccountOf(StaffRole.Observer))).EnsureSuccessStatusCode();

        foreach (var query in new[] { $"auditorium={server.School.Auditorium}", $"day={server.School.Day}" })
        {
            var instruction = await client.GetFromJsonAsync<JsonElement>(new Uri($"/api/instructions/observer?{query}", UriKind.Relative));
            instruction.GetProperty("reader").GetString().Should().Be("observer");
            instruction.GetProperty("sections").GetArrayLength().Should().BePositive();
        }
    }

    [Fact]
    public async Task Nobody_reads_them_without_signing_in_and_staff_none_of_a_foreign_school()
    {
        using var stranger = server.Stranger();
        using var closed = await stranger.AskAsync($"/api/instructions/expert?day={server.School.Day}");
        closed.StatusCode.Should().Be(HttpStatusCode.Unauthorized);

        await server.EmployAsync("foreigner");
        (await stranger.SignInAsync("foreigner")).EnsureSuccessStatusCode();
        foreach (var query in new[] { $"day={server.School.Day}", $"auditorium={server.School.Auditorium}", "day=4711", "" })
        {
            using var refused = await stranger.AskAsync($"/api/instructions/expert?{query}");
            (await refused.ProblemCodeAsync()).Should().Be("no-such-day");
        }
    }

    [Fact]
    public async Task The_telephone_of_the_school_stands_in_them_once_it_is_named_and_is_audited()
    {
        using var organizer = server.Stranger();
        (await organizer.SignInAsync(TestSchool.AccountOf(StaffRole.Organizer))).EnsureSuccessStatusCode();

        using var faulty = await NameAsync(organizer, "позвоните мне");
        (await faulty.ProblemCodeAsync()).Should().Be("phone-form");
        using var named = await NameAsync(organizer, " +7 900 123-45-67 ");
        named.StatusCode.Should().Be(HttpStatusCode.NoContent);

        var instruction = await organizer.GetFromJsonAsync<JsonElement>(new Uri($"/api/instructions/family?day={server.School.Day}", UriKind.Relative));
        instruction.GetProperty("help").GetString().Should().Be("+7 900 123-45-67");
        (await server.InDatabaseAsync(db => db.AuditEvents.CountAsync(e => e.Type == "HelpPhoneNamed"))).Should().Be(1);
    }

    [Fact]
    public async Task An_expert_does_not_name_the_telephone()
    {
        using var expert = server.Stranger();
        (await expert.SignInAsync(TestSchool.AccountOf(StaffRole.Expert))).EnsureSuccessStatusCode();

        using var refused = await NameAsync(expert, "+7 900 000-00-00");

        refused.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    private Task<HttpResponseMessage> NameAsync(HttpClient client, string phone) =>
        client.PutAsJsonAsync($"/api/schools/{server.School.School}/help-phone", new { phone });
}
