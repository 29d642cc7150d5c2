using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Itog.Exam;
using Itog.Exam.Audit;
using Itog.Exam.Kim;
using Itog.Exam.People;
using Itog.Queue.Mailbox;
using Itog.Server.Tests.Closing;
using Itog.Server.Tests.Hub;
using Itog.Server.Tests.People;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Itog.Server.Tests.Categories;

/// <summary>
/// A school on the day of a rehearsal with one participant of every row of the table of scales, each in an auditorium of his own. They are registered,
/// scheduled and given their links and attendants by the API; the recorder makes tiny real files, and what the media would tell is told in their place.
/// </summary>
public sealed class CategorySchool : RunningServer
{
    private readonly TinyRecorder _recorder;
    private readonly CookieContainer _organizer = new();
    private readonly Dictionary<StaffRole, CookieContainer> _staff = [];

    public CategorySchool() => _recorder = new TinyRecorder(Path.Combine(Folder, "recordings"));

    public int Id { get; private set; }

    public int Day { get; private set; }

    /// <summary>The participant of each row.</summary>
    public IReadOnlyDictionary<CategoryRow, Guid> People { get; private set; } = new Dictionary<CategoryRow, Guid>();

    /// <summary>The lines of the schedule.</summary>
    public IReadOnlyList<JsonElement> Schedule { get; private set; } = [];

    /// <summary>The interpreter of each who has one.</summary>
    public Dictionary<Guid, Guid> Interpreters { get; } = [];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var organizer = await EmployAsync("category-organizer");
        Id = await InDatabaseAsync(async db =>
        {
            var school = new School { Code = "260118", MunicipalityCode = "018", Region = "26", Name = "МБОУ «Школа № 118»", TimeZoneId = "Europe/Moscow" };
            db.Add(school);
            db.Add(new CommissionMember { School = school, StaffMemberId = organizer, Role = StaffRole.Organizer, Commission = Commission.Conduct, AppointedOn = DateOnly.MinValue });
            await db.SaveChangesAsync();
            return school.Id;
        });
        using var client = Organizer();
        (await client.SignInAsync("category-organizer")).Dispose();
        var day = new SchoolDay(Id, client);
        People = await RegisterAsync(day);
        await PrepareAsync(day);
    }

    /// <summary>The organizer by his browser.</summary>
    public HttpClient Organizer()
    {
#pragma warning disable CA2000 // The client owns the handler.
        return new HttpClient(new HttpClientHandler { CookieContainer = _organizer, AllowAutoRedirect = false }) { BaseAddress = Address };
#pragma warning restore CA2000
    }

    public int AuditoriumOf(Guid participant) => Schedule.Single(r => r.GetProperty("participant").GetGuid() == participant).GetProperty("auditorium").GetInt32();

    public async Task<AuditoriumMailbox> RoomAsync(Guid participant) =>
        (await Services.GetRequiredService<AuditoriumMailboxes>().GetAsync(new DayKey(Day, AuditoriumOf(participant))))!;

    public Itog.Recorder.RecordingStatus? Recording(Guid attempt) => _recorder.Find(attempt);

    internal async Task<WatchedPage> StaffAsync(string page, StaffRole role, int auditorium)
    {
        using var client = await EnterAsync(role);
        return await WatchedPage.OpenAsync(this, $"/hub?page={page}&auditorium={auditorium}", _staff[role]);
    }

    /// <summary>A member of the staff by his browser.</summary>
    internal async Task<HttpClient> EnterAsync(StaffRole role)
    {
        if (!_staff.TryGetValue(role, out var cookies))
        {
            using var first = Stranger(out cookies);
            (await first.SignInAsync("category-" + role)).Dispose();
            _staff[role] = cookies;
        }

#pragma warning disable CA2000 // The client owns the handler.
        return new HttpClient(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = Address };
#pragma warning restore CA2000
    }

    internal async Task<WatchedPage> ChildAsync(Guid participant)
    {
        using var organizer = Organizer();
        var links = await new SchoolDay(Id, organizer).SendAsync(HttpMethod.Put, "/links", JsonContent.Create(new { participants = new[] { participant }, renew = false }), HttpStatusCode.OK);
        return await ByLinkAsync(links[0].GetProperty("path").GetString()!, "/hub?page=participant");
    }

    /// <summary>A page that is opened by a link of the organizer.</summary>
    internal async Task<WatchedPage> ByLinkAsync(string link, string hub)
    {
        using var client = Stranger(out var cookies);
        using var opened = await client.AskAsync(link);
        opened.StatusCode.Should().Be(HttpStatusCode.Redirect);
        return await WatchedPage.OpenAsync(this, hub, cookies);
    }

    public async Task<string> AttendantLinkAsync(Guid attendant, bool renew = false)
    {
        using var organizer = Organizer();
        var link = await new SchoolDay(Id, organizer).SendAsync(HttpMethod.Put, $"/attendants/{attendant}/link", JsonContent.Create(new { renew }), HttpStatusCode.OK);
        return link.GetProperty("path").GetString()!;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.AddSingleton<IAttemptRecorder>(_recorder));
    }

    /// <summary>Without its ground every row but the first is refused; with it it is taken.</summary>
    private static async Task<Dictionary<CategoryRow, Guid>> RegisterAsync(SchoolDay day)
    {
        var people = new Dictionary<CategoryRow, Guid>();
        foreach (var (n, row) in CategoryRow.Table.Index())
        {
            if (row.Category != ParticipantCategory.Usual)
            {
                using var refused = await day.AskAsync(HttpMethod.Post, "/participants", JsonContent.Create(Entry(n, row, null), options: ExamJson.Options));
                refused.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity, "{0} has no recommendation of the ПМПК", row.Category);
                (await refused.Content.ReadAsStringAsync()).Should().Contain("pmpk-recommendation-missing");
            }

            var taken = await day.SendAsync(HttpMethod.Post, "/participants", JsonContent.Create(Entry(n, row, "№ 15 от 12.09.2025"), options: ExamJson.Options), HttpStatusCode.Created);
            people[row] = taken.GetProperty("id").GetGuid();
        }

        return people;
    }

    private static ParticipantEntry Entry(int number, CategoryRow row, string? pmpk) => new()
    {
        FamilyName = "Участникова",
        GivenName = "Анна",
        Class = "9А",
        DocumentNumber = $"АБ{number:000000}",
        Category = row.Category,
        AccompanyingCategory = row.Accompanying,
        AnswerForm = row.Form,
        PmpkRecommendation = pmpk,
        ExtraTime = row.Category != ParticipantCategory.Usual,
        Consent = Consent.Given,
    };

    private async Task PrepareAsync(SchoolDay day)
    {
        var rooms = new List<int>();
        for (var n = 1; n <= CategoryRow.Table.Count; n++)
        {
            rooms.Add(await day.AddAuditoriumAsync($"{200 + n:0000}"));
        }

        Day = await day.SetDayAsync(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow, TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow")).Date), "rehearsal");
        Schedule = await day.MakeScheduleAsync(Day, [.. rooms]);
        foreach (var (row, person) in People.Where(p => p.Key.Form == AnswerForm.OralWithInterpreter))
        {
            var added = await day.SendAsync(
                HttpMethod.Post, "/attendants", JsonContent.Create(new { role = "signInterpreter", fullName = $"Переводова Вера {row.Category}", beside = false, participants = new[] { person } }), HttpStatusCode.Created);
            Interpreters[person] = added.GetProperty("id").GetGuid();
        }

        foreach (var role in (StaffRole[])[StaffRole.Technician, StaffRole.Interlocutor, StaffRole.Expert])
        {
            var member = await EmployAsync("category-" + role);
            await InDatabaseAsync(async db =>
            {
                db.AddRange(rooms.Select(room => new StaffAssignment { StaffMemberId = member, AuditoriumId = room, Role = role }));
                return await db.SaveChangesAsync();
            });
        }

        await InDatabaseAsync(async db =>
        {
            db.Add(new KimVariant { ExamDayId = Day, Number = 1, Content = TestSchool.Content() });
            await db.SaveChangesAsync();
            await using var transaction = await db.Database.BeginImmediateAsync();
            await KimSeal.OverrideAsync(db, await db.ExamDays.SingleAsync(d => d.Id == Day), "Пробы в любой час", Actor.Server, DateTimeOffset.UtcNow);
            await transaction.CommitAsync();
            return 0;
        });
    }
}
