using Itog.Exam;
using Itog.Exam.Audit;
using Itog.Exam.Kim;
using Itog.Exam.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Itog.Server.Tests;

/// <summary>
/// A school with two auditoriums on a rehearsal day: every role works in the first, one interlocutor in the second.
/// Of three participants of the first auditorium one has finished, one runs an attempt, one waits; a fourth belongs to the second.
/// </summary>
public sealed class TestSchool
{
    public const string Password = "длинный пароль для проб";

    public int School { get; private set; }

    public int Auditorium { get; private set; }

    public int OtherAuditorium { get; private set; }

    public int Day { get; private set; }

    public Participant Finished { get; } = Person("0001", "Иванова", "Анна");

    public Participant Waiting { get; } = Person("0002", "Петров", "Пётр");

    public Participant Elsewhere { get; } = Person("0003", "Сидорова", "Ольга");

    /// <summary>The finished attempt of <see cref="Finished"/>.</summary>
    public Attempt Attempt { get; private set; } = null!;

    /// <summary>The account name of a role in the first auditorium.</summary>
    public static string AccountOf(StaffRole role) => role.ToString();

    /// <summary>The account name of the interlocutor of the second auditorium.</summary>
    public const string OtherInterlocutor = "Other";

    public static async Task<TestSchool> LayAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ExamDbContext>();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<StaffMember>>();
        var laid = new TestSchool();
        await laid.LayAsync(db);
        foreach (var role in Enum.GetValues<StaffRole>())
        {
            await EmployAsync(db, people, AccountOf(role), role, laid.Auditorium);
        }

        await EmployAsync(db, people, OtherInterlocutor, StaffRole.Interlocutor, laid.OtherAuditorium);
        return laid;
    }

    private async Task LayAsync(ExamDbContext db)
    {
        var school = new School { Code = "990001", MunicipalityCode = "990", Region = "99", Name = "Школа для проб", TimeZoneId = "Europe/Moscow" };
        var auditorium = new Auditorium { School = school, Number = "0101", Name = "Аудитория 1" };
        var other = new Auditorium { School = school, Number = "0102", Name = "Аудитория 2" };
        var day = new ExamDay
        {
            School = school,
            Date = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow, school.TimeZone).Date),
            RegulationId = "ru-2026",
            StartTime = new TimeOnly(0, 0),
            Kind = ExamDayKind.Rehearsal,
        };
        db.AddRange(school, auditorium, other, day);
        foreach (var participant in (Participant[])[Finished, Waiting, Elsewhere])
        {
            participant.School = school;
            db.Add(participant);
            db.Add(new ScheduleEntry
            {
                ExamDay = day,
                Auditorium = participant == Elsewhere ? other : auditorium,
                Participant = participant,
                ScheduledAt = DateTimeOffset.UtcNow.AddMinutes(30),
            });
        }

        db.Add(new KimVariant { ExamDay = day, Number = 1, Content = Content() });
        Attempt = new Attempt
        {
            Id = Guid.NewGuid(),
            ExamDay = day,
            Auditorium = auditorium,
            Participant = Finished,
            Number = 1,
            VariantNumber = 1,
            AdmittedAt = DateTimeOffset.UtcNow.AddMinutes(-30),
            KimShownAt = DateTimeOffset.UtcNow.AddMinutes(-25),
            StartedAt = DateTimeOffset.UtcNow.AddMinutes(-25),
            EndedAt = DateTimeOffset.UtcNow.AddMinutes(-10),
            Outcome = AttemptOutcome.Finished,
        };
        db.Add(Attempt);
        await db.SaveChangesAsync();
        await using (var transaction = await db.Database.BeginImmediateAsync())
        {
            await KimSeal.OverrideAsync(db, day, "Пробы в любой час", Actor.Server, DateTimeOffset.UtcNow);
            await transaction.CommitAsync();
        }

        (School, Auditorium, OtherAuditorium, Day) = (school.Id, auditorium.Id, other.Id, day.Id);
    }

    private static async Task EmployAsync(ExamDbContext db, UserManager<StaffMember> people, string name, StaffRole role, int auditorium)
    {
        var member = new StaffMember { UserName = name, FullName = $"Сотрудник {name}" };
        var made = await people.CreateAsync(member, Password);
        if (!made.Succeeded)
        {
            throw new InvalidOperationException(string.Join(' ', made.Errors.Select(e => e.Description)));
        }

        db.Add(new StaffAssignment { StaffMemberId = member.Id, AuditoriumId = auditorium, Role = role });
        await db.SaveChangesAsync();
    }

    private static Participant Person(string code, string family, string given) => new()
    {
        Id = Guid.NewGuid(),
        Code = code,
        FamilyName = family,
        GivenName = given,
        Class = "9А",
        DocumentNumber = "123456",
    };

    internal static KimContent Content() => new(
        "Текст о человеке",
        ["Первый абзац.", "Второй абзац."],
        new KimQuotation("Слова современника.", "Он был добр.", "А. Б. Вгдеёв"),
        [.. Enum.GetValues<KimTopicKind>().Select(kind => new KimTopic(
            kind, $"Тема {kind}", "Расскажите.", ["Первое.", "Второе."], ["Кто?", "Где?", "Когда?"],
            kind == KimTopicKind.Description ? new KimPicture("image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray(), "Картинка") : null))]);
}
