using System.Net;
using System.Net.Http.Json;
using System.Text;
using Itog.Exam.Audit;
using Itog.Exam.People;
using Microsoft.EntityFrameworkCore;

namespace Itog.Server.Tests.People;

public sealed class CorrectingTheList(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Head = "Фамилия;Имя;Класс;Серия;Номер\n";

    [Fact]
    public async Task A_list_with_a_fault_writes_nobody()
    {
        using var client = server.Stranger();
        var school = await SchoolDay.BeginAsync(server, client);
        var list = Encoding.UTF8.GetBytes(Head + "Верный;Олег;9А;4512;700001\nНеверный;Олег;11А;4512;700002\n");

        var preview = await school.PreviewAsync(list);
        using var taken = await school.AskAsync(HttpMethod.Post, $"/imports?fingerprint={preview.GetProperty("fingerprint").GetString()}", SchoolDay.File(list));

        var fault = preview.GetProperty("faults")[0];
        (fault.GetProperty("cell").GetString(), fault.GetProperty("value").GetString(), fault.GetProperty("clause").GetString()).Should().Be(("C3", "11А", "001 §2.1"));
        (await taken.ProblemCodeAsync()).Should().Be("list-not-clean");
        (await server.InDatabaseAsync(db => db.Participants.CountAsync(p => p.DocumentNumber == "700001"))).Should().Be(0);
    }

    [Fact]
    public async Task A_list_is_taken_once_and_only_as_it_was_shown()
    {
        using var client = server.Stranger();
        var school = await SchoolDay.BeginAsync(server, client);
        var list = Encoding.UTF8.GetBytes(Head + "Однажды;Олег;9А;4512;700011\n");
        var fingerprint = (await school.PreviewAsync(list)).GetProperty("fingerprint").GetString();
        var key = Guid.NewGuid().ToString();

        using var other = await school.AskAsync(HttpMethod.Post, $"/imports?fingerprint={fingerprint}", SchoolDay.File(Encoding.UTF8.GetBytes(Head + "Подмена;Олег;9А;4512;700012\n")));
        using var first = await school.AskAsync(HttpMethod.Post, $"/imports?fingerprint={fingerprint}", SchoolDay.File(list), key);
        using var again = await school.AskAsync(HttpMethod.Post, $"/imports?fingerprint={fingerprint}", SchoolDay.File(list), key);

        (await other.ProblemCodeAsync()).Should().Be("list-changed");
        first.StatusCode.Should().Be(HttpStatusCode.OK);
        (await again.Content.ReadAsStringAsync()).Should().Be(await first.Content.ReadAsStringAsync());
        (await server.InDatabaseAsync(db => db.Participants.CountAsync(p => p.DocumentNumber == "700011"))).Should().Be(1);
    }

    [Fact]
    public async Task A_card_is_refused_with_every_fault_at_its_field()
    {
        using var client = server.Stranger();
        var school = await SchoolDay.BeginAsync(server, client);

        using var answer = await school.AskAsync(HttpMethod.Post, "/participants", JsonContent.Create(new
        {
            familyName = "Орлова1", givenName = "Анна", @class = "9А", documentNumber = "700021", category = "developmentalDelay", extraTime = true, email = "нет",
        }));

        answer.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        var text = await answer.Content.ReadAsStringAsync();
        text.Should().Contain("familyName").And.Contain("pmpk-recommendation-missing").And.Contain("extra-time-ground").And.Contain("email-form");
        (await answer.ProblemCodeAsync()).Should().Be("participant-faults");
    }

    [Fact]
    public async Task Two_who_edit_one_card_notice_each_other()
    {
        using var client = server.Stranger();
        var school = await SchoolDay.BeginAsync(server, client);
        var card = await school.SendAsync(HttpMethod.Post, "/participants", Card("Правкина", "700031"), HttpStatusCode.Created);
        var path = $"/participants/{card.GetProperty("id").GetGuid()}";

        await school.SendAsync(HttpMethod.Put, path, JsonContent.Create(new { revision = 0, entry = new { familyName = "Правкина", givenName = "Анна", @class = "9В", documentNumber = "700031" } }), HttpStatusCode.OK);
        using var late = await school.AskAsync(HttpMethod.Put, path, JsonContent.Create(new { revision = 0, entry = new { familyName = "Поздняя", givenName = "Анна", @class = "9А", documentNumber = "700031" } }));

        late.StatusCode.Should().Be(HttpStatusCode.Conflict);
        (await late.ProblemCodeAsync()).Should().Be("participant-changed");
    }

    [Fact]
    public async Task A_document_belongs_to_one_person()
    {
        using var client = server.Stranger();
        var school = await SchoolDay.BeginAsync(server, client);
        await school.SendAsync(HttpMethod.Post, "/participants", Card("Первая", "700041"), HttpStatusCode.Created);

        using var second = await school.AskAsync(HttpMethod.Post, "/participants", Card("Вторая", "700041"));

        (await second.ProblemCodeAsync()).Should().Be("document-taken");
    }

    [Fact]
    public async Task Who_is_taken_off_the_list_loses_his_link_and_can_come_back()
    {
        using var client = server.Stranger();
        var school = await SchoolDay.BeginAsync(server, client);
        var id = (await school.SendAsync(HttpMethod.Post, "/participants", Card("Ушедшая", "700051"), HttpStatusCode.Created)).GetProperty("id").GetGuid();

        using var silent = await school.AskAsync(HttpMethod.Put, $"/participants/{id}/withdrawal", JsonContent.Create(new { reason = " " }));
        await school.SendAsync(HttpMethod.Put, $"/participants/{id}/withdrawal", JsonContent.Create(new { reason = "Переезд" }), HttpStatusCode.OK);
        var gone = await server.InDatabaseAsync(db => db.Participants.SingleAsync(p => p.Id == id));
        await school.SendAsync(HttpMethod.Delete, $"/participants/{id}/withdrawal", null, HttpStatusCode.OK);
        var back = await server.InDatabaseAsync(db => db.Participants.AsNoTracking().SingleAsync(p => p.Id == id));

        (await silent.ProblemCodeAsync()).Should().Be("withdrawal-reason");
        (gone.WithdrawnBecause, gone.LinkRevision).Should().Be(("Переезд", 1));
        back.WithdrawnAt.Should().BeNull();
    }

    [Fact]
    public async Task Who_has_sat_stays_on_the_list()
    {
        using var client = server.Stranger();
        var school = await SchoolDay.BeginAsync(server, client);

        using var answer = await school.AskAsync(HttpMethod.Put, $"/participants/{server.School.Finished.Id}/withdrawal", JsonContent.Create(new { reason = "Переезд" }));

        (await answer.ProblemCodeAsync()).Should().Be("participant-sat");
    }

    [Fact]
    public async Task What_was_done_is_in_the_audit_log_without_a_name()
    {
        using var client = server.Stranger();
        var school = await SchoolDay.BeginAsync(server, client);
        await school.SendAsync(HttpMethod.Post, "/participants", Card("Невписанная", "700061"), HttpStatusCode.Created);

        var lines = await server.InDatabaseAsync(db => db.AuditEvents.Where(e => e.Stream == AuditStream.OfSchool(server.School.School)).ToListAsync());

        lines.Should().Contain(l => l.Type == "ParticipantAdded").And.OnlyContain(l => l.ActorRole == nameof(StaffRole.Organizer));
        lines.Select(l => l.Payload).Should().NotContain(p => p.Contains("Невписанная", StringComparison.Ordinal));
    }

    private static JsonContent Card(string family, string number) => JsonContent.Create(new { familyName = family, givenName = "Анна", @class = "9А", documentNumber = number });
}
