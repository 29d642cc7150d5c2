using Itog.Exam;
using Itog.Exam.Audit;
using Itog.Exam.Kim;
using Itog.Exam.People;
using Itog.Exam.Regulation;
using Itog.Exam.Scoring;
using Itog.Queue.Day;
using Itog.Queue.Mailbox;
using Itog.Server.Tests.People;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Itog.Server.Tests.Closing;

/// <summary>
/// A server with a school of 120 participants in twelve auditoriums, prepared by the API from the centre's list on, whose exam day is walked through
/// by the day's own commands, with a recorder that makes tiny real files.
/// </summary>
public sealed class ExamSchool : RunningServer
{
    public const int Participants = 120;

    public const int Rooms = 12;

    // A database in memory's file system, where there is one: a day of 120 attempts is thousands of durable commits.
    private static readonly string Home = Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();

    private readonly string _home = Directory.CreateDirectory(Path.Combine(Home, "itog-exam-school-" + Guid.NewGuid().ToString("N")[..8])).FullName;

    private readonly TinyRecorder _recorder;

    public ExamSchool() => _recorder = new TinyRecorder(Path.Combine(_home, "recordings"));

    public int Day { get; private set; }

    public Guid Expert { get; private set; }

    /// <summary>Where the packages of closed days lie.</summary>
    public string Closed => Path.Combine(_home, "closed");

    public IReadOnlyList<int> Auditoriums { get; private set; } = [];

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["Storage:Folder"] = _home };

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var organizer = await EmployAsync("exam-Organizer");
        Expert = await EmployAsync("exam-expert");
        var others = new Dictionary<StaffRole, Guid> { [StaffRole.Expert] = Expert };
        foreach (var role in (StaffRole[])[StaffRole.SchoolHead, StaffRole.Technician, StaffRole.Interlocutor])
        {
            others[role] = await EmployAsync($"exam-{role}");
        }

        var id = await InDatabaseAsync(async db =>
        {
            var school = new School { Code = "260117", MunicipalityCode = "017", Region = "26", Name = "МБОУ «Школа № 117»", TimeZoneId = "Europe/Moscow" };
            db.Add(school);
            db.Add(new CommissionMember { School = school, StaffMemberId = organizer, Role = StaffRole.Organizer, Commission = Commission.Conduct, AppointedOn = DateOnly.MinValue });
            await db.SaveChangesAsync();
            return school.Id;
        });
        using var client = Stranger();
        (await client.SignInAsync("exam-Organizer")).Dispose();
        await PrepareAsync(new SchoolDay(id, client), others);
    }

    /// <summary>From the centre's list to the connection schedule as the organizer does it, by the API; then the КИМ of a rehearsal.</summary>
    private async Task PrepareAsync(SchoolDay school, Dictionary<StaffRole, Guid> staff)
    {
        var list = SchoolDay.List(Participants);
        var preview = await school.PreviewAsync(list);
        await school.TakeAsync(list, preview.GetProperty("fingerprint").GetString()!);
        var rooms = new List<int>();
        for (var n = 1; n <= Rooms; n++)
        {
            rooms.Add(await school.AddAuditoriumAsync($"{100 + n:0000}"));
        }

        Day = await school.SetDayAsync(DateOnly.FromDateTime(DateTime.UtcNow.AddHours(3)), "rehearsal");
        (await school.MakeScheduleAsync(Day, [.. rooms])).Should().HaveCount(Participants);
        Auditoriums = rooms;
        await InDatabaseAsync(async db =>
        {
            foreach (var (role, member) in staff)
            {
                db.AddRange(rooms.Select(r => new StaffAssignment { StaffMemberId = member, AuditoriumId = r, Role = role }));
            }

            db.AddRange(((int[])[101, 102]).Select(n => new KimVariant { ExamDayId = Day, Number = n, Content = TestSchool.Content() }));
            await db.SaveChangesAsync();
            await using var transaction = await db.Database.BeginImmediateAsync();
            await KimSeal.OverrideAsync(db, await db.ExamDays.SingleAsync(d => d.Id == Day), "Пробы в любой час", Actor.Server, DateTimeOffset.UtcNow);
            await transaction.CommitAsync();
            return 0;
        });
    }

    public Itog.Recorder.RecordingStatus? Recording(Guid attempt) => _recorder.Find(attempt);

    public async Task<AuditoriumMailbox> OpenAsync(int auditorium) =>
        (await Services.GetRequiredService<AuditoriumMailboxes>().GetAsync(new DayKey(Day, auditorium)))!;

    /// <summary>Lets one participant come, be admitted and see the КИМ.</summary>
    public static async Task BeginAsync(AuditoriumMailbox room, Guid participant)
    {
        var attempt = Guid.NewGuid();
        await DoAsync(room,
        [
            new DayCommand.ConnectParticipant(participant, Link.Page),
            new DayCommand.ReportPreCheck(participant, true, true, true, 0.5),
            new DayCommand.AdmitNext(attempt),
            .. Enum.GetValues<CheckId>().Select(c => new DayCommand.SetCheck(c, true)),
            new DayCommand.CompleteBriefing(),
            new DayCommand.ConfirmReady(participant),
            new DayCommand.ConfirmSound(attempt, Voice.Participant),
            new DayCommand.ConfirmSound(attempt, Voice.Interlocutor),
            new DayCommand.OpenKim([]),
            new DayCommand.ShareScreen(true),
            new DayCommand.ConfirmKimRendered(participant),
        ]);
    }

    /// <summary>Walks the running attempt through every stage to its end.</summary>
    public static async Task FinishAsync(AuditoriumMailbox room, Guid participant)
    {
        // KimShown begins the course; the interlocutor moves it on.
        for (var stage = room.Snapshot.Day.Current!.Stage; ; stage++)
        {
            if (stage == Stage.TopicChoice)
            {
                await DoAsync(room, new DayCommand.ChooseTopic(1));
            }

            await DoAsync(room, new DayCommand.NextStage(stage));
            if (stage == Stage.Closing)
            {
                break;
            }
        }

        await DoAsync(room, new DayCommand.ConfirmEnd(participant));
    }

    public static async Task DoAsync(AuditoriumMailbox room, params DayCommand[] commands)
    {
        foreach (var command in commands)
        {
            (await room.SendAsync(command, Actor.Server)).Problem.Should().BeNull($"{command} is allowed");
        }
    }

    /// <summary>Scores and signs every attempt that wants it, as its expert would: each attempt in a context of its own, as a request has it.</summary>
    public async Task<int> SignAllAsync()
    {
        var attempts = await InDatabaseAsync(db =>
            db.Attempts.AsNoTracking().Include(a => a.Participant).Where(a => a.ExamDayId == Day && a.StartedAt != null).ToListAsync());
        foreach (var attempt in attempts)
        {
            await InDatabaseAsync(db => SignAsync(new ProtocolBook(db, TimeProvider.System), attempt));
        }

        return attempts.Count;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_home, recursive: true);
    }

    private async Task<bool> SignAsync(ProtocolBook book, Attempt attempt)
    {
        if (attempt.Outcome == AttemptOutcome.Finished)
        {
            var set = CriteriaSets.Get("ru-2026");
            var best = set.ScaleFor(attempt.Participant!).Value.Codes.ToDictionary(code => code, code => set.Find(code)!.Max);
            (await book.SaveDraftAsync(attempt.Id, Expert, best, [])).Problem.Should().BeNull();
        }

        var signed = await book.SignAsync(attempt.Id, Expert);
        signed.Problem.Should().BeNull();
        return signed.Succeeded;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.AddSingleton<IAttemptRecorder>(_recorder));
    }
}
