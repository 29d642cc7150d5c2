using System.Security.Claims;
using Itog.Exam;
using Itog.Exam.Audit;
using Itog.Exam.Demo;
using Itog.Exam.People;
using Itog.Exam.Regulation;
using Itog.Queue.Access;
using Itog.Queue.Day;
using Itog.Queue.Mailbox;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using static Itog.Queue.Day.DayCommand;

namespace Itog.Queue.Tests.Mailbox;

/// <summary>The demo school in a database file of its own, a clock that stands, and fakes of the room and the recorder.</summary>
internal sealed class ExamDayFixture : IDbContextFactory<ExamDbContext>, IAsyncDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _folder = Directory.CreateTempSubdirectory("itog-queue-").FullName;
    private readonly FailingWrites _failing = new();
    private readonly List<AuditoriumMailbox> _opened = [];

    private ExamDayFixture()
    {
        Recorder = new FakeRecorder(this);
        Days = new DayDirectory(this, Time);
        Gate = new PageGate(this, Days);
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 2, 11, 6, 0, 0, TimeSpan.Zero));
    public FakeRoom Room { get; } = new();
    public FakeRecorder Recorder { get; }
    public DayDirectory Days { get; }
    public PageGate Gate { get; }
    public DemoExamDay Demo { get; private set; } = null!;
    public DayKey Key => new(Demo.Day.Id, Demo.Auditorium.Id);
    public IReadOnlyList<Participant> People => [.. Demo.Schedule.Select(e => e.Participant!)];

    /// <summary>While set, every write to the database fails.</summary>
    public bool WritesFail
    {
        get => _failing.On;
        set => _failing.On = value;
    }

    public static async Task<ExamDayFixture> CreateAsync()
    {
        var fixture = new ExamDayFixture();
        await using var db = fixture.CreateDbContext();
        await db.Database.BringUpToDateAsync();
        fixture.Demo = await DemoSchool.CreateAsync(db, fixture.Time.GetUtcNow());
        return fixture;
    }

    public static Guid StaffId(StaffRole role) => DemoSchool.Staff.Single(s => s.Role == role).Id;

    public static ClaimsPrincipal Staff(StaffRole role) =>
        new(new ClaimsIdentity([new Claim(ItogClaims.Staff, StaffId(role).ToString())], ItogSchemes.Staff));

    public static ClaimsPrincipal Participant(Guid id) =>
        new(new ClaimsIdentity([new Claim(ItogClaims.Participant, id.ToString("D"))], ItogSchemes.Participant));

    public ExamDbContext CreateDbContext()
    {
        var options = new DbContextOptionsBuilder<ExamDbContext>();
        options.UseExamSqlite($"Data Source={Path.Combine(_folder, "exam.db")}").AddInterceptors(_failing);
        return new ExamDbContext(options.Options);
    }

    public Task<AuditoriumMailbox> OpenAsync() => OpenAsync(Key);

    /// <summary>The day of another auditorium of the demo school, which is made for it.</summary>
    public async Task<AuditoriumMailbox> OpenOtherAsync(string number)
    {
        await using var db = CreateDbContext();
        var other = new Auditorium { SchoolId = Demo.Auditorium.SchoolId, Number = number, Name = $"Аудитория {number}" };
        db.Auditoriums.Add(other);
        await db.SaveChangesAsync();
        return await OpenAsync(Key with { Auditorium = other.Id });
    }

    public async Task<AuditoriumMailbox> OpenAsync(DayKey key)
    {
        var mailbox = await AuditoriumMailbox.OpenAsync(
            key, this, Room, Recorder, new ExamDayOptions { Patience = Patience }, Time, NullLogger.Instance);
        _opened.Add(mailbox!);
        return mailbox!;
    }

    /// <summary>Takes the first participant as far as the running stage after the greeting.</summary>
    public async Task<DayAttempt> ShowKimAsync(AuditoriumMailbox mailbox)
    {
        var first = People[0].Id;
        await DoAsync(
            mailbox, new OpenConference(), new ConnectInterlocutor(Link.Page), new ConnectParticipant(first, Link.Page),
            new ReportPreCheck(first, true, true, true, 0.5), new AdmitNext(Guid.NewGuid()));
        await DoAsync(mailbox, [.. Day.Scenario.BeforeKim(mailbox.Snapshot.Day.Current!)]);
        await DoAsync(mailbox, new OpenKim([]), new ShareScreen(true), new ConfirmKimRendered(first));
        return mailbox.Snapshot.Day.Current!;
    }

    /// <summary>Walks the running attempt through the rest of the course to its end.</summary>
    public static async Task FinishAsync(AuditoriumMailbox mailbox)
    {
        while (mailbox.Snapshot.Day.Current is { } attempt)
        {
            await DoAsync(mailbox, [.. attempt.Stage == Stage.TopicChoice ? new DayCommand[] { new ChooseTopic(2) } : [], new NextStage(attempt.Stage)]);
        }
    }

    public static async Task DoAsync(AuditoriumMailbox mailbox, params DayCommand[] commands)
    {
        foreach (var command in commands)
        {
            (await mailbox.SendAsync(command, Actor.Server)).Problem.Should().BeNull($"{command} is allowed");
        }

        await mailbox.DrawnAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var mailbox in _opened)
        {
            await mailbox.DisposeAsync();
        }

        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private sealed class FailingWrites : SaveChangesInterceptor
    {
        public bool On { get; set; }

        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
            DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
            On ? throw new DbUpdateException("The disk is full.") : ValueTask.FromResult(result);
    }
}
