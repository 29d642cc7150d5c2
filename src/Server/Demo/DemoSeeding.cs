using System.Globalization;
using System.Text;
using Itog.Exam;
using Itog.Exam.Demo;
using Itog.Exam.People;
using Itog.Server.Links;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;

namespace Itog.Server.Demo;

/// <summary>Lays the demo school, gives its staff passwords that everybody may know, and prints who enters where once the server listens.</summary>
internal static class DemoSeeding
{
    /// <summary>The password of every demo account. No other account ever gets it: real ones are made by people with passwords of their own.</summary>
    private const string Password = "репетиция-2026";

    public static async Task SeedAsync(WebApplication app)
    {
        var options = app.Configuration.GetSection(DemoOptions.Section).Get<DemoOptions>() ?? new DemoOptions();
        if (!options.Enabled)
        {
            return;
        }

        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ExamDbContext>();
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
        var offsets = options.ScheduleMinutes.Count == 0 ? null : options.ScheduleMinutes.Select(m => TimeSpan.FromMinutes(m)).ToArray();
        var school = await DemoSchool.CreateAsync(db, now, offsets);
        await SetPasswordsAsync(scope.ServiceProvider.GetRequiredService<UserManager<StaffMember>>());

        var links = scope.ServiceProvider.GetRequiredService<PersonalLinks>();
        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine(Directions(AddressOf(app), school, links)));
    }

    private static async Task SetPasswordsAsync(UserManager<StaffMember> people)
    {
        string? hash = null;
        foreach (var member in DemoSchool.Staff)
        {
            var account = await people.FindByIdAsync(member.Id.ToString("D")) ?? throw new InvalidOperationException($"The demo account {member.UserName} is missing.");
            if (account.PasswordHash is null)
            {
                // Slow on purpose, and everybody knows the password: one hash will do for all.
                account.PasswordHash = hash ??= people.PasswordHasher.HashPassword(account, Password);
                var set = await people.UpdateAsync(account);
                if (!set.Succeeded)
                {
                    throw new InvalidOperationException(string.Join(' ', set.Errors.Select(e => e.Description)));
                }
            }
        }
    }

    private static string Directions(string address, DemoExamDay school, PersonalLinks links)
    {
        var text = new StringBuilder()
            .AppendLine()
            .AppendLine(CultureInfo.InvariantCulture, $"{school.School.Name}, аудитория {school.Auditorium.Number}, {school.Day.Date:dd.MM.yyyy}, репетиция")
            .AppendLine()
            .AppendLine(CultureInfo.InvariantCulture, $"Сотрудники: {address}/  пароль у всех: {Password}");
        foreach (var member in DemoSchool.Staff)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {RoleInRussian(member.Role),-28}{member.UserName,-14}{member.FullName}");
        }

        text.AppendLine().AppendLine("Участники, каждый по своей личной ссылке:");
        foreach (var entry in school.Schedule)
        {
            var local = TimeZoneInfo.ConvertTime(entry.ScheduledAt, school.School.TimeZone);
            text.AppendLine(CultureInfo.InvariantCulture, $"  {local:HH:mm}  {entry.Participant!.FullName}, {entry.Participant.Class}")
                .AppendLine(CultureInfo.InvariantCulture, $"         {address}{links.PathFor(entry.Participant)}");
        }

        return text.AppendLine()
            .AppendLine("Откройте каждую роль в отдельном профиле браузера (или в окне инкогнито): у одного профиля одна камера и один вход.")
            .ToString();
    }

    private static string AddressOf(WebApplication app)
    {
        var address = app.Configuration["PublicAddress"]
            ?? app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
            ?? "http://localhost:8080";
        return address.TrimEnd('/');
    }

    private static string RoleInRussian(StaffRole role) => role switch
    {
        StaffRole.Interlocutor => "экзаменатор-собеседник",
        StaffRole.Expert => "эксперт",
        StaffRole.Technician => "технический специалист",
        StaffRole.Organizer => "ответственный организатор",
        StaffRole.SchoolHead => "руководитель",
        StaffRole.Observer => "общественный наблюдатель",
        _ => role.ToString(),
    };
}
