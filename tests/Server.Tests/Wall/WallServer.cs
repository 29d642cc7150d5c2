using Itog.Exam.People;
using Itog.Queue.Mailbox;
using Itog.Server.Tests.Closing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Itog.Server.Tests.Wall;

/// <summary>A server with two schools: the one of <see cref="TestSchool"/>, with two auditoriums in its schedule, and a foreign one with its own technician.</summary>
public sealed class WallServer : RunningServer
{
    public const string ForeignTechnician = "ForeignTechnician";

    public int ForeignSchool { get; private set; }

    public int ForeignAuditorium { get; private set; }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var technician = await EmployAsync(ForeignTechnician);
        (ForeignSchool, ForeignAuditorium) = await InDatabaseAsync(async db =>
        {
            var school = new School { Code = "990002", MunicipalityCode = "990", Region = "99", Name = "Чужая школа", TimeZoneId = "Europe/Moscow" };
            var auditorium = new Auditorium { School = school, Number = "0777", Name = "Чужая аудитория" };
            var person = new Participant { Id = Guid.NewGuid(), School = school, Code = "0777", FamilyName = "Чужаков", GivenName = "Яков", Class = "9А", DocumentNumber = "7" };
            var day = new ExamDay
            {
                School = school,
                Date = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow, school.TimeZone).Date),
                RegulationId = "ru-2026",
                StartTime = new TimeOnly(0, 0),
                Kind = ExamDayKind.Rehearsal,
            };
            db.AddRange(school, auditorium, person, day);
            db.Add(new ScheduleEntry { ExamDay = day, Auditorium = auditorium, Participant = person, ScheduledAt = DateTimeOffset.UtcNow.AddMinutes(30) });
            db.Add(new StaffAssignment { StaffMemberId = technician, Auditorium = auditorium, Role = StaffRole.Technician });
            await db.SaveChangesAsync();
            return (school.Id, auditorium.Id);
        });
    }

    /// <summary>The day of an auditorium, to walk it by commands.</summary>
    public async Task<AuditoriumMailbox> RoomAsync(int auditorium) => (await Services.GetRequiredService<AuditoriumMailboxes>().GetAsync(new DayKey(School.Day, auditorium)))!;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.AddSingleton<IAttemptRecorder>(new TinyRecorder(Path.Combine(Folder, "recordings"))));
    }
}
