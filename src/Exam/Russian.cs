using System.Globalization;

namespace Itog.Exam;

/// <summary>Russian for whatever people read: forms, letters, lists, refusals. Stateless; any thread.</summary>
public static class Russian
{
    /// <summary>Its dates, numbers and upper case.</summary>
    public static CultureInfo Culture { get; } = CultureInfo.GetCultureInfo("ru-RU");

    /// <summary>Sorts names as a Russian list does.</summary>
    public static StringComparer ByName { get; } = StringComparer.Create(Culture, ignoreCase: true);

    /// <summary>The form of a noun beside a number: «21 день», «3 дня», «12 дней».</summary>
    public static string Form(int number, string one, string few, string many) =>
        (number % 100) is >= 11 and <= 14 ? many : (number % 10) switch { 1 => one, 2 or 3 or 4 => few, _ => many };
}
