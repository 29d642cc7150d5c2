using System.Globalization;
using System.Net;
using Itog.Exam.Audit;
using Itog.Exam.People;
using Itog.Server.Links;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Itog.Server.Tests.Access;

/// <summary>Every file of an attempt and of an auditorium × everybody who may ask for it.</summary>
public sealed class WhoMayRead(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Recording = "/api/attempts/{attempt}/recording";
    private const string Listening = "/api/attempts/{attempt}/listening";
    private const string Levels = "/api/attempts/{attempt}/recording/levels";
    private const string Manifest = "/api/attempts/{attempt}/manifest";
    private const string Protocol = "/api/attempts/{attempt}/protocol.pdf";
    private const string Troubles = "/api/auditoriums/{auditorium}/troubles";
    private const string Register = "/api/auditoriums/{auditorium}/register.pdf";
    private const string Recordings = "/api/auditoriums/{auditorium}/recordings.zip";
    private const string Kim = "/api/kim/{auditorium}/variants/1";
    private const string Picture = "/api/kim/{auditorium}/variants/1/pictures/1.svg";

    /// <summary>
    /// What each asker gets. 404 and 409: he may have it, but it is not there (no recording was made, no protocol is signed).
    /// The seal of this rehearsal was lifted, so only the person counts.
    /// </summary>
    public static TheoryData<string, string, int> Table => new()
    {
        { "stranger", Recording, 401 }, { "stranger", Manifest, 401 }, { "stranger", Protocol, 401 }, { "stranger", Recordings, 401 }, { "stranger", Register, 401 }, { "stranger", Kim, 401 }, { "stranger", Picture, 401 },
        { "finished", Recording, 404 }, { "finished", Manifest, 403 }, { "finished", Protocol, 403 }, { "finished", Recordings, 403 }, { "finished", Register, 403 }, { "finished", Kim, 403 }, { "finished", Picture, 403 },
        { "waiting", Recording, 403 }, { "waiting", Manifest, 403 }, { "waiting", Protocol, 403 }, { "waiting", Recordings, 403 }, { "waiting", Register, 403 }, { "waiting", Kim, 403 }, { "waiting", Picture, 403 },
        { "elsewhere", Recording, 403 }, { "elsewhere", Protocol, 403 }, { "elsewhere", Register, 403 }, { "elsewhere", Kim, 403 },
        { "Interlocutor", Recording, 404 }, { "Interlocutor", Manifest, 403 }, { "Interlocutor", Protocol, 403 }, { "Interlocutor", Recordings, 403 }, { "Interlocutor", Register, 200 }, { "Interlocutor", Kim, 200 }, { "Interlocutor", Picture, 200 },
        { "Expert", Recording, 404 }, { "Expert", Manifest, 403 }, { "Expert", Protocol, 404 }, { "Expert", Recordings, 403 }, { "Expert", Register, 403 }, { "Expert", Kim, 200 }, { "Expert", Picture, 200 },
        { "Technician", Recording, 404 }, { "Technician", Manifest, 404 }, { "Technician", Protocol, 404 }, { "Technician", Recordings, 409 }, { "Technician", Register, 200 }, { "Technician", Kim, 200 }, { "Technician", Picture, 200 },
        { "Organizer", Recording, 404 }, { "Organizer", Manifest, 404 }, { "Organizer", Protocol, 404 }, { "Organizer", Recordings, 409 }, { "Organizer", Register, 200 }, { "Organizer", Kim, 403 },
        { "SchoolHead", Recording, 404 }, { "SchoolHead", Manifest, 404 }, { "SchoolHead", Protocol, 404 }, { "SchoolHead", Recordings, 409 }, { "SchoolHead", Register, 200 }, { "SchoolHead", Kim, 403 },
        { "Observer", Recording, 403 }, { "Observer", Manifest, 403 }, { "Observer", Protocol, 403 }, { "Observer", Recordings, 403 }, { "Observer", Register, 403 }, { "Observer", Kim, 403 },
        { TestSchool.OtherInterlocutor, Recording, 403 }, { TestSchool.OtherInterlocutor, Manifest, 403 }, { TestSchool.OtherInterlocutor, Protocol, 403 }, { TestSchool.OtherInterlocutor, Recordings, 403 }, { TestSchool.OtherInterlocutor, Register, 403 }, { TestSchool.OtherInterlocutor, Kim, 403 },
        { "stranger", Listening, 401 }, { "finished", Listening, 404 }, { "waiting", Listening, 403 }, { "elsewhere", Listening, 403 },
        { "Interlocutor", Listening, 404 }, { "Expert", Listening, 404 }, { "Observer", Listening, 403 }, { TestSchool.OtherInterlocutor, Listening, 403 },
        { "stranger", Troubles, 401 }, { "finished", Troubles, 401 }, { "Expert", Troubles, 403 }, { "SchoolHead", Troubles, 403 }, { "Observer", Troubles, 403 }, { TestSchool.OtherInterlocutor, Troubles, 403 },
        { "Organizer", Troubles, 200 }, { "Technician", Troubles, 200 }, { "Interlocutor", Troubles, 200 },
        { "stranger", Levels, 401 }, { "finished", Levels, 404 }, { "waiting", Levels, 403 }, { "elsewhere", Levels, 403 },
        { "Interlocutor", Levels, 404 }, { "Expert", Levels, 404 }, { "Observer", Levels, 403 }, { TestSchool.OtherInterlocutor, Levels, 403 },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public async Task Everybody_gets_what_his_work_needs_and_nothing_else(string asker, string file, int status)
    {
        ArgumentNullException.ThrowIfNull(file);
        using var client = await EnteredAsync(asker);
        var path = file
            .Replace("{attempt}", server.School.Attempt.Id.ToString("D"), StringComparison.Ordinal)
            .Replace("{auditorium}", server.School.Auditorium.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

        using var answer = await client.AskAsync(path);

        ((int)answer.StatusCode).Should().Be(status);
        if (status != 200)
        {
            (await answer.ProblemCodeAsync()).Should().NotBeEmpty();
        }
    }

    [Fact]
    public async Task What_was_read_stands_in_the_audit_log_and_what_was_refused_does_not()
    {
        using var reader = await EnteredAsync("Technician");
        using var stranger = await EnteredAsync("waiting");
        var path = $"/api/auditoriums/{server.School.Auditorium}/register.pdf";
        var before = await ReadsAsync();

        (await stranger.AskAsync(path)).Dispose();
        var afterRefusal = await ReadsAsync();
        (await reader.AskAsync(path)).Dispose();
        var afterReading = await ReadsAsync();

        afterRefusal.Should().Be(before);
        afterReading.Should().Be(before + 1);
    }

    [Fact]
    public async Task An_attempt_that_does_not_exist_is_not_told_apart_from_a_foreign_one()
    {
        using var client = await EnteredAsync("Expert");

        using var answer = await client.AskAsync($"/api/attempts/{Guid.NewGuid():D}/recording");

        answer.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    private Task<int> ReadsAsync() => server.InDatabaseAsync(db => db.AuditEvents.CountAsync((AuditEvent e) => e.Type == "FileRead"));

    private async Task<HttpClient> EnteredAsync(string asker)
    {
        var client = server.Stranger();
        var person = asker switch
        {
            "finished" => server.School.Finished,
            "waiting" => server.School.Waiting,
            "elsewhere" => server.School.Elsewhere,
            _ => null,
        };
        if (person is not null)
        {
            (await client.AskAsync(server.Services.GetRequiredService<PersonalLinks>().PathFor(person))).Dispose();
        }
        else if (asker != "stranger")
        {
            (await client.SignInAsync(asker)).Dispose();
        }

        return client;
    }
}
