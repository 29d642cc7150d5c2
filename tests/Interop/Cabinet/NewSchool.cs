using System.Text.RegularExpressions;
using Itog.Interop.Pages;
using Itog.Interop.Room;

namespace Itog.Interop.Cabinet;

/// <summary>A school as the administrator makes it: with nothing but an organizer, who enters with a printed password. Its clocks show the middle of the day.</summary>
public sealed partial class NewSchool
{
    private static readonly string[] Zones =
    [
        "Europe/Kaliningrad", "Europe/Moscow", "Europe/Samara", "Asia/Yekaterinburg", "Asia/Omsk", "Asia/Krasnoyarsk", "Asia/Irkutsk", "Asia/Yakutsk", "Asia/Vladivostok",
        "Asia/Magadan", "Asia/Kamchatka",
    ];

    private readonly TimeZoneInfo _zone;
    private readonly string _login;
    private readonly string _password;

    private NewSchool(TimeZoneInfo zone, string login, string password) => (_zone, _login, _password) = (zone, login, password);

    /// <summary>By the school's clock.</summary>
    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow, _zone).DateTime);

    public static async Task<NewSchool> MakeAsync(ServerProcess server)
    {
        ArgumentNullException.ThrowIfNull(server);
        // An exam is held by daylight somewhere in Russia, whenever the test runs: its materials are not opened before 07:30.
        var zone = Zones.Select(TimeZoneInfo.FindSystemTimeZoneById).MinBy(z => (TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow, z).TimeOfDay - TimeSpan.FromHours(12)).Duration())!;
        var said = await server.CommandAsync(
            "school", "add", "--code", "260117", "--name", "МБОУ СОШ № 5", "--region", "26", "--municipality", "017", "--time-zone", zone.Id,
            "--regulation", "ru-2026", "--organizer", "Ким Светлана Петровна");
        return new NewSchool(zone, Login().Match(said).Groups[1].Value, Password().Match(said).Groups[1].Value);
    }

    /// <summary>The organizer's first entry.</summary>
    public async Task<OrganizerPage> EnterAsync(ExamRoom room)
    {
        ArgumentNullException.ThrowIfNull(room);
        return new(await SignInPage.EnterFirstAsync((await room.BrowserAsync(permissions: [])).Context, _login, _password, "/organizer"));
    }

    [GeneratedRegex(@"имя пользователя: (\S+)")]
    private static partial Regex Login();

    [GeneratedRegex(@"пароль на один вход: (\S+)")]
    private static partial Regex Password();
}
