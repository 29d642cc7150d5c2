namespace Itog.Exam.People;

/// <summary>How a telephone number is typed: one number, by digits and the usual signs between them.</summary>
internal static class Telephone
{
    public static Problem Faulty { get; } = new("phone-form", "Телефон с ошибкой", "Впишите один номер цифрами, например +7 900 123-45-67.");

    public static bool IsTyped(string number) =>
        number.Count(char.IsAsciiDigit) is >= 5 and <= 15 && number.All(c => char.IsAsciiDigit(c) || " +()-.".Contains(c, StringComparison.Ordinal));
}
