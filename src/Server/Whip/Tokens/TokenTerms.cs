using System.Diagnostics.CodeAnalysis;
using Itog.Conference;
using Itog.Exam;

namespace Itog.Server.Whip.Tokens;

/// <summary>What tokens may say at all, whoever asks. Pure; any thread.</summary>
internal static class TokenTerms
{
    public const int DefaultMinutes = 60;

    /// <summary>An exam day from the check of the rooms to the end.</summary>
    public const int MaxMinutes = 14 * 60;

    private const int LongestName = 40;

    /// <summary>
    /// The seats of an auditorium's room that may be a device: those that only watch and that the others cannot see anyway. Nobody publishes there by a
    /// token: whose voice is heard in an exam is decided by the personal link, the sign-in and the queue, and none of them knows a device.
    /// An expert listens at the page, since that is where the protocol is.
    /// </summary>
    public static IReadOnlyList<Seat> DeviceSeats { get; } = [Seat.Technician, Seat.Observer];

    /// <summary>Lower-case letters, digits and hyphens: such a name stands in an address as it is, and in no log it can pretend to be more.</summary>
    public static bool IsName([NotNullWhen(true)] string? name) =>
        name is { Length: >= 1 and <= LongestName } && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    public static bool TryReadMinutes(int? asked, out TimeSpan life)
    {
        life = TimeSpan.FromMinutes(asked ?? DefaultMinutes);
        return asked is null or (>= 1 and <= MaxMinutes);
    }

    /// <summary>The rights of a seat; null when <paramref name="asked"/> names an unknown one or one that the seat has not.</summary>
    public static MediaRights? Rights(Seat seat, IReadOnlyList<string>? asked)
    {
        var possible = SeatPermissions.For(seat).Publish.Count > 0 ? MediaRights.Publish | MediaRights.Watch : MediaRights.Watch;
        if (asked is null or [])
        {
            return possible;
        }

        var rights = MediaRights.None;
        foreach (var name in asked)
        {
            rights |= name switch { "publish" => MediaRights.Publish, "watch" => MediaRights.Watch, _ => (MediaRights)0x100 };
        }

        return (rights & ~possible) == 0 ? rights : null;
    }

    /// <summary>Rights by their wire names.</summary>
    public static string[] Names(MediaRights rights) =>
        [.. Enum.GetValues<MediaRights>().Where(r => r != MediaRights.None && rights.HasFlag(r)).Select(r => r.ToString().ToLowerInvariant())];

    public static Problem BadName(string field) => new(
        "bad-name", "Имя не подходит", $"В поле «{field}» нужны от 1 до {LongestName} знаков: строчные латинские буквы, цифры, дефис.");

    public static Problem BadSeat(IEnumerable<string> allowed) => new(
        "bad-seat", "Такого места для устройства нет", $"В поле «seat» здесь бывает: {string.Join(", ", allowed)}.");

    public static Problem BadRights { get; } = new(
        "bad-rights", "Такого права у места нет", "В поле «may» бывает «publish» и «watch»; эксперт, технический специалист и наблюдатель только смотрят.");

    public static Problem BadMinutes { get; } = new(
        "bad-minutes", "Срок не подходит", $"В поле «minutes» нужно целое число от 1 до {MaxMinutes}.");
}
