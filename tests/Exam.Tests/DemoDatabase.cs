using Itog.Exam.Demo;
using Itog.Exam.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Itog.Exam.Tests;

/// <summary>The demo school in a database of its own, at half past nine in Moscow, and a clock that stands still until it is moved.</summary>
internal sealed class DemoDatabase : IAsyncDisposable
{
    private readonly TemporaryDatabase database;

    private DemoDatabase(TemporaryDatabase database, DemoExamDay demo)
    {
        this.database = database;
        Demo = demo;
    }

    public DemoExamDay Demo { get; }

    public FakeTimeProvider Clock { get; } = new(Start);

    public static DateTimeOffset Start { get; } = new(2026, 2, 11, 6, 30, 0, TimeSpan.Zero);

    public Guid Expert { get; } = DemoSchool.Staff.Single(s => s.Role == StaffRole.Expert).Id;

    public static async Task<DemoDatabase> CreateAsync()
    {
        var database = await TemporaryDatabase.CreateAsync();
        await using var db = database.Open();
        var demo = await DemoSchool.CreateAsync(db, Start);
        // The demo rehearses; these tests hold an exam that counts.
        demo.Day.Kind = ExamDayKind.Exam;
        await db.SaveChangesAsync();
        return new DemoDatabase(database, demo);
    }

    public ExamDbContext Open() => database.Open();

    /// <summary>An attempt of one of the four participants, as the exam day would write it.</summary>
    public async Task<Attempt> AttemptAsync(int participant = 0, Action<Attempt>? change = null)
    {
        await using var db = Open();
        var id = Demo.Schedule[participant].ParticipantId;
        var attempt = new Attempt
        {
            Id = Guid.NewGuid(),
            ExamDayId = Demo.Day.Id,
            AuditoriumId = Demo.Auditorium.Id,
            ParticipantId = id,
            Number = 1 + await db.Attempts.CountAsync(a => a.ParticipantId == id),
            VariantNumber = 101,
            AdmittedAt = Start,
            KimShownAt = Start.AddMinutes(3),
            StartedAt = Start.AddMinutes(3),
        };
        change?.Invoke(attempt);
        db.Attempts.Add(attempt);
        await db.SaveChangesAsync();
        return attempt;
    }

    public async Task EndAsync(Attempt attempt, AttemptOutcome outcome)
    {
        await using var db = Open();
        await db.Attempts.Where(a => a.Id == attempt.Id).ExecuteUpdateAsync(set => set
            .SetProperty(a => a.Outcome, outcome)
            .SetProperty(a => a.EndedAt, Start.AddMinutes(18)));
    }

    public async Task ChangeParticipantAsync(int participant, Action<Participant> change)
    {
        await using var db = Open();
        change(await db.Participants.SingleAsync(p => p.Id == Demo.Schedule[participant].ParticipantId));
        await db.SaveChangesAsync();
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();
}
