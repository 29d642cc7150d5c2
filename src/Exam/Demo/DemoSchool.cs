using Itog.Exam.Audit;
using Itog.Exam.Kim;
using Itog.Exam.People;
using Itog.Exam.Regulation;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.Demo;

/// <summary>
/// Fills a database with one school, one auditorium, four participants, the staff and a rehearsal day with three variants.
/// Called once at the start of a demo; calling it again the same day changes nothing.
/// </summary>
public static class DemoSchool
{
    public const string RegulationId = "ru-2026";

    private static readonly TimeSpan[] DefaultOffsets = [.. new[] { 30, 50, 70, 90 }.Select(m => TimeSpan.FromMinutes(m))];

    /// <summary>The staff, one for each role.</summary>
    public static IReadOnlyList<DemoStaffMember> Staff { get; } =
    [
        Member(1, "interlocutor", "Соколова Елена Викторовна", StaffRole.Interlocutor),
        Member(2, "expert", "Морозова Ирина Павловна", StaffRole.Expert),
        Member(3, "technician", "Лебедев Антон Сергеевич", StaffRole.Technician),
        Member(4, "organizer", "Кузнецова Ольга Николаевна", StaffRole.Organizer),
        Member(5, "head", "Васильев Пётр Андреевич", StaffRole.SchoolHead),
        Member(6, "observer", "Фёдорова Марина Юрьевна", StaffRole.Observer),
    ];

    /// <summary>Creates what is missing and returns the day of <paramref name="now"/> in the school's time zone.</summary>
    /// <param name="offsets">When the four participants are scheduled, after <paramref name="now"/>; a negative one makes a late participant.</param>
    public static async Task<DemoExamDay> CreateAsync(
        ExamDbContext db, DateTimeOffset now, IReadOnlyList<TimeSpan>? offsets = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        var school = await db.Schools.SingleOrDefaultAsync(s => s.Code == "000001", cancellationToken);
        if (school is null)
        {
            school = AddSchool(db);
            await db.SaveChangesAsync(cancellationToken);
        }

        var auditorium = await db.Auditoriums.SingleAsync(a => a.SchoolId == school.Id, cancellationToken);
        await AddStaffAsync(db, auditorium, cancellationToken);

        var date = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, school.TimeZone).DateTime);
        var day = await db.ExamDays.SingleOrDefaultAsync(d => d.SchoolId == school.Id && d.Date == date, cancellationToken)
            ?? await AddDayAsync(db, school, auditorium, date, now, offsets ?? DefaultOffsets, cancellationToken);
        await transaction.CommitAsync(cancellationToken);

        var schedule = await db.Schedule.Include(e => e.Participant).Where(e => e.ExamDayId == day.Id)
            .OrderBy(e => e.ScheduledAt).ToListAsync(cancellationToken);
        return new DemoExamDay(school, auditorium, day, schedule);
    }

    private static School AddSchool(ExamDbContext db)
    {
        var school = new School
        {
            Code = "000001",
            MunicipalityCode = "01",
            Region = "00",
            Name = "Демонстрационная школа № 1",
            TimeZoneId = "Europe/Moscow",
        };
        db.Schools.Add(school);
        db.Auditoriums.Add(new Auditorium { School = school, Number = "0101", Name = "Аудитория 1" });
        db.Participants.AddRange(
            Participant(1, "0001", "Орлова", "Анна", "Дмитриевна", "9А", "4512", "100001", school),
            Participant(2, "0002", "Беляев", "Кирилл", "Олегович", "9А", "4512", "100002", school),
            Participant(3, "0003", "Гарипова", "Алина", "Рустамовна", "9Б", "4513", "100003", school),
            Participant(4, "0004", "Журавлёв", "Матвей", "Ильич", "9Б", "4513", "100004", school));
        return school;
    }

    private static async Task AddStaffAsync(ExamDbContext db, Auditorium auditorium, CancellationToken cancellationToken)
    {
        foreach (var member in Staff)
        {
            if (!await db.Users.AnyAsync(u => u.Id == member.Id, cancellationToken))
            {
                db.Users.Add(new StaffMember
                {
                    Id = member.Id,
                    FullName = member.FullName,
                    UserName = member.UserName,
                    NormalizedUserName = member.UserName.ToUpperInvariant(),
                    SecurityStamp = Guid.NewGuid().ToString("N"),
                    LockoutEnabled = true,
                });
            }

            if (!await db.StaffAssignments.AnyAsync(a => a.StaffMemberId == member.Id && a.AuditoriumId == auditorium.Id, cancellationToken))
            {
                db.StaffAssignments.Add(new StaffAssignment { StaffMemberId = member.Id, AuditoriumId = auditorium.Id, Role = member.Role });
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private static async Task<ExamDay> AddDayAsync(
        ExamDbContext db,
        School school,
        Auditorium auditorium,
        DateOnly date,
        DateTimeOffset now,
        IReadOnlyList<TimeSpan> offsets,
        CancellationToken cancellationToken)
    {
        var day = new ExamDay
        {
            SchoolId = school.Id,
            Date = date,
            RegulationId = RegulationId,
            StartTime = RegulationPacks.Get(RegulationId).StartTime.Value,
            Kind = ExamDayKind.Rehearsal,
        };
        db.ExamDays.Add(day);
        await db.SaveChangesAsync(cancellationToken);

        var participants = await db.Participants.Where(p => p.SchoolId == school.Id).OrderBy(p => p.Code).ToListAsync(cancellationToken);
        db.Schedule.AddRange(participants.Zip(offsets, (participant, offset) => new ScheduleEntry
        {
            ExamDayId = day.Id,
            AuditoriumId = auditorium.Id,
            ParticipantId = participant.Id,
            ScheduledAt = now + offset,
        }));
        db.KimVariants.AddRange(DemoKim.Variants.Select(v => new KimVariant { ExamDayId = day.Id, Number = v.Key, Content = v.Value }));
        await db.SaveChangesAsync(cancellationToken);

        var overridden = await KimSeal.OverrideAsync(db, day, "Демонстрация: день репетиции без настоящих материалов", Actor.Server, now, cancellationToken);
        return overridden.Succeeded ? day : throw new InvalidOperationException(overridden.Problem.Detail);
    }

    private static Participant Participant(
        int number, string code, string family, string given, string patronymic, string @class, string series, string document, School school) => new()
        {
            Id = new Guid(number, 0x0de0, 0x4001, 0x80, 0, 0, 0, 0, 0, 0, 1),
            Code = code,
            FamilyName = family,
            GivenName = given,
            Patronymic = patronymic,
            Class = @class,
            DocumentSeries = series,
            DocumentNumber = document,
            School = school,
        };

    private static DemoStaffMember Member(int number, string userName, string fullName, StaffRole role) =>
        new(new Guid(number, 0x0de0, 0x4002, 0x80, 0, 0, 0, 0, 0, 0, 2), userName, fullName, role);
}
