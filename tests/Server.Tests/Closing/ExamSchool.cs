using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Itog.Exam.Demo;
using Itog.Exam.Kim.Package;
using Itog.Exam.People;
using Itog.Queue.Mailbox;
using Itog.Server.Tests.Hub;
using Itog.Server.Tests.People;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Itog.Server.Tests.Closing;

/// <summary>
/// A server with a school of forty participants in four auditoriums, prepared by the API from the centre's list to the opened КИМ, with a recorder
/// that makes tiny real files. Only the school itself and its organizer are there beforehand, as an installation leaves them.
/// </summary>
public sealed class ExamSchool : RunningServer
{
    public const int Participants = 40;

    public const int Rooms = 4;

    private const string Password = "свои четыре слова тут";

    private const string KimPassword = "пароль от пакета";

    // A database in memory's file system, where there is one: a day of forty attempts is thousands of durable commits.
    private static readonly string Home = Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();

    private readonly string _home = Directory.CreateDirectory(Path.Combine(Home, "itog-exam-school-" + Guid.NewGuid().ToString("N")[..8])).FullName;

    private readonly TinyRecorder _recorder;

    private readonly Dictionary<StaffRole, CookieContainer> _staff = [];

    private readonly Dictionary<Guid, string> _links = [];

    public ExamSchool() => _recorder = new TinyRecorder(Path.Combine(_home, "recordings"));

    public int Day { get; private set; }

    /// <summary>Who is scheduled in each auditorium, in the order of connecting.</summary>
    public IReadOnlyDictionary<int, IReadOnlyList<Guid>> Schedule { get; private set; } = new Dictionary<int, IReadOnlyList<Guid>>();

    /// <summary>Where the packages of closed days lie.</summary>
    public string Closed => Path.Combine(_home, "closed");

    public IReadOnlyList<int> Auditoriums => [.. Schedule.Keys.Order()];

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["Storage:Folder"] = _home };

    /// <summary>A zone of Russia in which it is now later than the hour of the КИМ and earlier than midnight.</summary>
    private static string Daytime => DateTime.UtcNow.Hour is >= 6 and < 20 ? "Europe/Kaliningrad" : "Asia/Kamchatka";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var organizer = await EmployAsync("exam-Organizer");
        var id = await InDatabaseAsync(async db =>
        {
            var school = new School { Code = "260117", MunicipalityCode = "017", Region = "26", Name = "МБОУ «Школа № 117»", TimeZoneId = Daytime };
            db.Add(school);
            db.Add(new CommissionMember { School = school, StaffMemberId = organizer, Role = StaffRole.Organizer, Commission = Commission.Conduct, AppointedOn = DateOnly.MinValue });
            await db.SaveChangesAsync();
            return school.Id;
        });
        using var client = Stranger();
        (await client.SignInAsync("exam-Organizer")).Dispose();
        await PrepareAsync(new SchoolDay(id, client));
    }

    /// <summary>From the centre's list to the links in the letters and the opened КИМ, as the organizer does it.</summary>
    private async Task PrepareAsync(SchoolDay school)
    {
        var list = SchoolDay.List(Participants);
        var preview = await school.PreviewAsync(list);
        await school.TakeAsync(list, preview.GetProperty("fingerprint").GetString()!);
        var rooms = new List<int>();
        for (var n = 1; n <= Rooms; n++)
        {
            rooms.Add(await school.AddAuditoriumAsync($"{100 + n:0000}"));
        }

        await EmployAsync(school, StaffRole.SchoolHead, []);
        foreach (var role in (StaffRole[])[StaffRole.Technician, StaffRole.Interlocutor, StaffRole.Expert])
        {
            await EmployAsync(school, role, rooms);
        }

        Day = await school.SetDayAsync(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow, TimeZoneInfo.FindSystemTimeZoneById(Daytime)).Date));
        Schedule = (await school.MakeScheduleAsync(Day, [.. rooms])).GroupBy(r => r.GetProperty("auditorium").GetInt32()).ToDictionary(
            g => g.Key, IReadOnlyList<Guid> (g) => [.. g.OrderBy(r => r.GetProperty("at").GetString(), StringComparer.Ordinal).Select(r => r.GetProperty("participant").GetGuid())]);
        Schedule.Values.Sum(room => room.Count).Should().Be(Participants);
        var links = await school.SendAsync(
            HttpMethod.Put, "/links", JsonContent.Create(new { participants = Schedule.Values.SelectMany(room => room), renew = false }), HttpStatusCode.OK);
        foreach (var link in links.EnumerateArray())
        {
            _links[link.GetProperty("participant").GetGuid()] = link.GetProperty("path").GetString()!;
        }

        await BringKimAsync(school);
    }

    /// <summary>An account, the appointment, the places, and the first way in with the printed password.</summary>
    private async Task EmployAsync(SchoolDay school, StaffRole role, IReadOnlyList<int> rooms)
    {
        var account = await school.SendAsync(HttpMethod.Post, "/staff", JsonContent.Create(new { fullName = $"Сотрудникова {role} Петровна" }), HttpStatusCode.Created);
        var (id, userName) = (account.GetProperty("id").GetGuid(), account.GetProperty("userName").GetString());
        await school.SendAsync(HttpMethod.Post, "/commissions", JsonContent.Create(new
        {
            userName,
            entry = new
            {
                role = JsonNamingPolicy.CamelCase.ConvertName(role.ToString()),
                commission = role == StaffRole.Expert ? "checking" : "conduct",
                qualification = "учитель русского языка и литературы",
                qualificationConfirmed = true,
                conflictDeclaredOn = "2026-01-20",
                order = "приказ № 12 от 20.01.2026",
            },
        }), HttpStatusCode.Created);
        foreach (var room in rooms)
        {
            await school.SendAsync(HttpMethod.Put, $"/staff/{id}/places/{room}/{JsonNamingPolicy.CamelCase.ConvertName(role.ToString())}", null, HttpStatusCode.NoContent);
        }

        var printed = await school.SendAsync(HttpMethod.Put, $"/staff/{id}/password", null, HttpStatusCode.OK);
        using var person = Stranger(out var cookies);
        using var entered = await person.PostAsJsonAsync("/api/session", new { userName, password = printed.GetProperty("password").GetString(), newPassword = Password });
        entered.StatusCode.Should().Be(HttpStatusCode.OK);
        _staff[role] = cookies;
    }

    /// <summary>The encrypted package by the reserve way, opened with its password once the hour has come.</summary>
    private async Task BringKimAsync(SchoolDay school)
    {
        var content = new ByteArrayContent(AesZipWriter.Write(DemoKim.Package(), KimPassword)) { Headers = { ContentType = new MediaTypeHeaderValue("application/zip") } };
        var package = await school.SendAsync(HttpMethod.Post, $"/days/{Day}/kim/packages?name=kim.zip&way=email", content, HttpStatusCode.Created);
        await school.SendAsync(
            HttpMethod.Post, $"/days/{Day}/kim/packages/{package.GetProperty("id").GetInt32()}/open", JsonContent.Create(new { password = KimPassword }), HttpStatusCode.OK);
    }

    public Itog.Recorder.RecordingStatus? Recording(Guid attempt) => _recorder.Find(attempt);

    /// <summary>Where the recorder's events go; the pages go by the hub.</summary>
    public async Task<AuditoriumMailbox> OpenAsync(int auditorium) =>
        (await Services.GetRequiredService<AuditoriumMailboxes>().GetAsync(new DayKey(Day, auditorium)))!;

    /// <summary>A member of the staff by his browser.</summary>
    internal HttpClient Enter(StaffRole role)
    {
#pragma warning disable CA2000 // The client owns the handler.
        return new HttpClient(new HttpClientHandler { CookieContainer = _staff[role], AllowAutoRedirect = false }) { BaseAddress = Address };
#pragma warning restore CA2000
    }

    /// <summary>A page of the staff, once its first view has come.</summary>
    internal Task<HubConnection> PageAsync(string page, int auditorium, StaffRole role, Action<JsonElement>? view = null) =>
        ConnectAsync($"/hub?page={page}&auditorium={auditorium}", _staff[role], view);

    /// <summary>A participant's page, by the link that was given out for him.</summary>
    internal async Task<HubConnection> ChildAsync(Guid participant)
    {
        using var client = Stranger(out var cookies);
        using var opened = await client.AskAsync(_links[participant]);
        opened.StatusCode.Should().Be(HttpStatusCode.Redirect);
        return await ConnectAsync("/hub?page=participant", cookies, null);
    }

    private async Task<HubConnection> ConnectAsync(string path, CookieContainer cookies, Action<JsonElement>? view)
    {
        var connection = HubClient.Build(this, path, cookies);
        var first = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        connection.On<JsonElement>("view", pushed =>
        {
            if (!first.Task.IsCompleted)
            {
                view?.Invoke(pushed);
                first.TrySetResult();
            }
        });
        connection.Closed += fault =>
        {
            first.TrySetException(fault ?? new IOException($"{path} was closed"));
            return Task.CompletedTask;
        };
        await connection.StartAsync();
        await first.Task;
        return connection;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_home, recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.AddSingleton<IAttemptRecorder>(_recorder));
    }
}
