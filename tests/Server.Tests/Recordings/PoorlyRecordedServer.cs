using Itog.Exam;
using Itog.Exam.Audit;
using Itog.Exam.Kim;
using Itog.Exam.People;
using Itog.Queue.Day;
using Itog.Queue.Mailbox;
using Itog.Recorder.Quality;
using Itog.Server.Tests.Closing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Itog.Server.Tests.Recordings;

/// <summary>A server on whose exam day answers end with recordings that cannot be scored.</summary>
public sealed class PoorlyRecordedServer : RunningServer
{
    private int _people = 100;

    /// <summary>Lets a new participant of the first auditorium answer; the attempt, whose recording awaits a decision.</summary>
    public Task<Guid> PoorAttemptAsync() => PoorAttemptAsync(School.Day, School.Auditorium);

    /// <summary>The same in the second auditorium on a day that is closed afterwards.</summary>
    public async Task<Guid> PoorAttemptOfClosedDayAsync()
    {
        var day = await InDatabaseAsync(async db =>
        {
            var today = await db.ExamDays.AsNoTracking().SingleAsync(d => d.Id == School.Day);
            var next = new ExamDay
            {
                SchoolId = School.School, Date = today.Date.AddDays(1), RegulationId = today.RegulationId, StartTime = today.StartTime, Kind = ExamDayKind.Rehearsal,
            };
            db.Add(next);
            await db.SaveChangesAsync();
            db.Add(new KimVariant { ExamDayId = next.Id, Number = 1, Content = TestSchool.Content() });
            await db.SaveChangesAsync();
            await using var transaction = await db.Database.BeginImmediateAsync();
            await KimSeal.OverrideAsync(db, next, "Пробы в любой час", Actor.Server, DateTimeOffset.UtcNow);
            await transaction.CommitAsync();
            return next.Id;
        });
        var attempt = await PoorAttemptAsync(day, School.OtherAuditorium);
        await InDatabaseAsync(db => db.ExamDays.Where(d => d.Id == day).ExecuteUpdateAsync(set => set.SetProperty(d => d.ClosedAt, DateTimeOffset.UtcNow)));
        return attempt;
    }

    /// <summary>Loses the connection of a new participant in the first auditorium, so that an alarm stands; its id.</summary>
    public async Task<string> AlarmAsync()
    {
        var (room, participant) = await BeginAsync(School.Day, School.Auditorium);
        await DayByCommands.DoAsync(room, new DayCommand.LoseParticipant(participant, Link.Page));
        var alarm = room.Snapshot.Day.Alarms[^1].Id;
        await DayByCommands.DoAsync(room, new DayCommand.ReportTechnicalFailure("Сбой."), new DayCommand.EndWaiting(participant, Guid.NewGuid(), "Болен."));
        return alarm;
    }

    public Task<int> EventsAsync(string type) => InDatabaseAsync(db => db.AuditEvents.CountAsync(e => e.Type == type));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.AddSingleton<IAttemptRecorder>(new TinyRecorder(Path.Combine(Folder, "recordings"))));
    }

    private async Task<Guid> PoorAttemptAsync(int day, int auditorium)
    {
        var (room, participant) = await BeginAsync(day, auditorium);
        var attempt = room.Snapshot.Day.Current!.Id;
        await DayByCommands.FinishAsync(room, participant);
        await DayByCommands.DoAsync(room, new DayCommand.JudgeRecording(attempt, VerdictGrade.Unscorable, ["Не слышно участника"]));
        return attempt;
    }

    private async Task<(AuditoriumMailbox Room, Guid Participant)> BeginAsync(int day, int auditorium)
    {
        var code = $"{++_people:0000}";
        var person = new Participant { Id = Guid.NewGuid(), SchoolId = School.School, Code = code, FamilyName = "Попова", GivenName = "Яна", Class = "9Б", DocumentNumber = code };
        await InDatabaseAsync(async db =>
        {
            db.Add(person);
            db.Add(new ScheduleEntry { ExamDayId = day, AuditoriumId = auditorium, ParticipantId = person.Id, ScheduledAt = DateTimeOffset.UtcNow.AddMinutes(_people) });
            return await db.SaveChangesAsync();
        });
        var room = (await Services.GetRequiredService<AuditoriumMailboxes>().GetAsync(new DayKey(day, auditorium)))!;
        await DayByCommands.DoAsync(room, new DayCommand.OpenConference());
        await DayByCommands.BeginAsync(room, person.Id);
        return (room, person.Id);
    }
}
