using Itog.Exam;
using Itog.Exam.Audit;
using Itog.Exam.Kim;
using Itog.Exam.People;
using Itog.Exam.Regulation;
using Itog.Exam.Scoring;
using Itog.Queue.Day;
using Itog.Queue.Mailbox;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Itog.Server.Tests.Closing;

/// <summary>
/// A server with a school of 120 participants in twelve auditoriums whose exam day is walked through by the day's own commands, and with a recorder
/// that makes tiny real files.
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

    public int SchoolId { get; private set; }

    public Guid Expert { get; private set; }

    /// <summary>Where the packages of closed days lie.</summary>
    public string Closed => Path.Combine(_home, "closed");

    public IReadOnlyList<Participant> People { get; private set; } = [];

    public IReadOnlyList<int> Auditoriums { get; private set; } = [];

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["Storage:Folder"] = _home };

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Expert = await EmployAsync("exam-expert");
        var others = new Dictionary<StaffRole, Guid>();
        foreach (var role in (StaffRole[])[StaffRole.Organizer, StaffRole.SchoolHead, StaffRole.Technician, StaffRole.Interlocutor])
        {
            others[role] = await EmployAsync($"exam-{role}");
        }

        others[StaffRole.Expert] = Expert;
        await InDatabaseAsync(async db =>
        {
            var school = new School { Code = "260117", MunicipalityCode = "017", Region = "26", Name = "МБОУ «Школа № 117»", TimeZoneId = "Europe/Moscow" };
            var day = new ExamDay
            {
                School = school,
                Date = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow, school.TimeZone).Date),
                RegulationId = "ru-2026",
                StartTime = new TimeOnly(9, 0),
                Kind = ExamDayKind.Rehearsal,
            };
            var rooms = Enumerable.Range(1, Rooms).Select(n => new Auditorium { School = school, Number = $"{100 + n:0000}", Name = $"Кабинет {n}" }).ToList();
            db.AddRange(school, day);
            db.AddRange(rooms);
            var people = Enumerable.Range(1, Participants).Select(n => new Participant
            {
                Id = Guid.NewGuid(),
                School = school,
                Code = $"{n:0000}",
                FamilyName = $"Участников-{n:000}",
                GivenName = n % 2 == 0 ? "Анна" : "Иван",
                Patronymic = n % 3 == 0 ? null : "Петровичевский",
                Class = n % 2 == 0 ? "9А" : "9Б",
                DocumentSeries = "0714",
                DocumentNumber = $"{100_000 + n}",
                BirthDate = new DateOnly(2010, 1 + (n % 12), 1 + (n % 28)),
                Consent = Consent.Given,
            }).ToList();
            db.AddRange(people);
            db.AddRange(people.Select((p, i) => new ScheduleEntry
            {
                ExamDay = day, Participant = p, Auditorium = rooms[i % Rooms], ScheduledAt = DateTimeOffset.UtcNow.AddHours(1).AddMinutes(20 * (i / Rooms)),
            }));
            foreach (var n in (int[])[101, 102])
            {
                db.Add(new KimVariant { ExamDay = day, Number = n, Content = TestSchool.Content() });
            }

            await db.SaveChangesAsync();
            foreach (var (role, member) in others)
            {
                db.AddRange(rooms.Select(r => new StaffAssignment { StaffMemberId = member, AuditoriumId = r.Id, Role = role }));
            }

            await db.SaveChangesAsync();
            await using var transaction = await db.Database.BeginImmediateAsync();
            await KimSeal.OverrideAsync(db, day, "Пробы в любой час", Actor.Server, DateTimeOffset.UtcNow);
            await transaction.CommitAsync();
            (Day, SchoolId, People, Auditoriums) = (day.Id, school.Id, people, [.. rooms.Select(r => r.Id)]);
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

    /// <summary>Scores and signs every attempt that wants it, as its expert would.</summary>
    public async Task<int> SignAllAsync() => await InDatabaseAsync(async db =>
    {
        var best = CriteriaSets.Get("ru-2026").Criteria.ToDictionary(c => c.Code, c => c.Max);
        var book = new ProtocolBook(db, TimeProvider.System);
        var attempts = await db.Attempts.AsNoTracking().Where(a => a.ExamDayId == Day && a.StartedAt != null).ToListAsync();
        foreach (var attempt in attempts)
        {
            if (attempt.Outcome == AttemptOutcome.Finished)
            {
                (await book.SaveDraftAsync(attempt.Id, Expert, best, [])).Problem.Should().BeNull();
            }

            (await book.SignAsync(attempt.Id, Expert)).Problem.Should().BeNull();
        }

        return attempts.Count;
    });

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
