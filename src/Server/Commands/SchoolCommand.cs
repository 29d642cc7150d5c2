using System.Globalization;
using Itog.Exam;
using Itog.Exam.Audit;
using Itog.Exam.People;
using Itog.Server.Hosting;
using Itog.Server.People;
using Itog.Server.Regulations;
using Itog.Server.SignIn;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Itog.Server.Commands;

/// <summary>
/// <c>itog school add …</c> and <c>itog school list</c>: makes a school with its first organizer, beside a server that runs or not. Ends with 0, 1 when it was
/// refused, 2 when it was not understood.
/// </summary>
public static class SchoolCommand
{
    public const string Name = "school";

    private const int Done = 0;
    private const int Refused = 1;
    private const int NotUnderstood = 2;

    private const string Usage = """
        itog school list
        itog school add --code 260117 --name "МБОУ СОШ № 5" --region 26 --municipality 017 --time-zone Europe/Moscow
                        --regulation stavropol-2024 --organizer "Кузнецова Ольга Николаевна"
                        [--login kuznetsova] [--municipality-name "Грачёвский округ"]
        """;

    private static readonly string[] Wanted = ["--code", "--name", "--region", "--municipality", "--time-zone", "--regulation", "--organizer"];

    private static readonly string[] Allowed = [.. Wanted, "--login", "--municipality-name"];

    /// <param name="settings">Settings besides those of the program: <c>Storage:Folder=…</c>; for tests.</param>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments, TextWriter output, IReadOnlyDictionary<string, string?>? settings = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(output);
        if (arguments is ["list"])
        {
            return await WithinAsync(settings, services => ListAsync(services, output, cancellationToken), cancellationToken);
        }

        if (arguments is not ["add", ..])
        {
            await output.WriteLineAsync(Usage);
            return NotUnderstood;
        }

        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 1; i < arguments.Count; i += 2)
        {
            var option = arguments[i];
            if (!Allowed.Contains(option) || i + 1 == arguments.Count || !given.TryAdd(option, arguments[i + 1]))
            {
                await output.WriteLineAsync($"Непонятно: «{option}». Каждому ключу нужно одно значение.{Environment.NewLine}{Usage}");
                return NotUnderstood;
            }
        }

        if (Wanted.Where(w => !given.ContainsKey(w)).ToList() is { Count: > 0 } missing)
        {
            await output.WriteLineAsync($"Не хватает: {string.Join(", ", missing)}.{Environment.NewLine}{Usage}");
            return NotUnderstood;
        }

        return await WithinAsync(settings, services => AddAsync(services, given, output, cancellationToken), cancellationToken);
    }

    private static async Task<int> AddAsync(IServiceProvider services, Dictionary<string, string> given, TextWriter output, CancellationToken cancellationToken)
    {
        var entry = new SchoolEntry(
            given["--code"], given["--name"], given["--region"], given["--municipality"], given.GetValueOrDefault("--municipality-name"),
            given["--time-zone"], given["--regulation"], given["--organizer"], given.GetValueOrDefault("--login"));
        var made = await services.GetRequiredService<SchoolBook>().AddAsync(entry, new Actor("command", "Administrator"), cancellationToken);
        if (!made.TryGet(out var school, out var problem))
        {
            await output.WriteLineAsync($"{problem.Title}. {problem.Detail}");
            return Refused;
        }

        await output.WriteLineAsync($"""
            Школа заведена: {school.School.Name}, код {school.School.Code}.
            Ответственный организатор: {school.Organizer.FullName}
              имя пользователя: {school.Organizer.UserName}
              пароль на один вход: {school.Password}
            Пароль больше нигде не показан. При первом входе сервер попросит придумать свой.
            """);
        return Done;
    }

    private static async Task<int> ListAsync(IServiceProvider services, TextWriter output, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<ExamDbContext>();
        var schools = await db.Schools.AsNoTracking().OrderBy(s => s.Code).ToListAsync(cancellationToken);
        var leaders = await db.CommissionMembers.AsNoTracking().Where(m => m.Role == StaffRole.Organizer && m.ReleasedAt == null)
            .Select(m => new { m.SchoolId, m.StaffMember!.UserName }).ToListAsync(cancellationToken);
        foreach (var school in schools)
        {
            var names = leaders.Where(l => l.SchoolId == school.Id).Select(l => l.UserName).Order(StringComparer.Ordinal).ToList();
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{school.Code,-8}{school.Region}/{school.MunicipalityCode,-6}{school.TimeZoneId,-22}{school.RegulationId ?? SchoolRegulation.Default,-18}{school.Name} ({(names.Count == 0 ? "организатора нет" : string.Join(", ", names))})"));
        }

        await output.WriteLineAsync($"Школ: {schools.Count}.");
        return Done;
    }

    /// <summary>Only what is needed of the server: its settings, its database, its accounts.</summary>
    private static async Task<int> WithinAsync(IReadOnlyDictionary<string, string?>? settings, Func<IServiceProvider, Task<int>> work, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(settings ?? new Dictionary<string, string?>());
        var storage = StorageFolder.Prepare(builder.Configuration);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddExamDatabase(storage.ConnectionString);
        builder.Services.AddDataProtection().SetApplicationName("Itog").PersistKeysToDbContext<ExamDbContext>();
        builder.Services.AddSignIn();
        builder.Services.AddPeople();
        await using var app = builder.Build();
        app.ReadRegulations();
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ExamDbContext>().Database.BringUpToDateAsync(cancellationToken);
        return await work(scope.ServiceProvider);
    }
}
