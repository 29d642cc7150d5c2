using System.Text.RegularExpressions;

namespace Itog.Exam.Regulation;

/// <summary>
/// The pattern of a sound file's name: text with <c>{date}</c>, <c>{auditorium}</c>, <c>{school}</c>, <c>{participant}</c> and
/// <c>{attempt}</c>. The first three are obligatory [004 appendix 2]; names of people never appear in it.
/// </summary>
public sealed partial class FileNamePattern
{
    private static readonly string[] Obligatory = ["date", "auditorium", "school"];

    private static readonly string[] Known = [.. Obligatory, "participant", "attempt"];

    private readonly string pattern;

    private FileNamePattern(string pattern) => this.pattern = pattern;

    /// <summary>Reads a pattern, or says in <paramref name="fault"/> what is wrong with it.</summary>
    public static FileNamePattern? Parse(string pattern, out string? fault)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        var used = Placeholder().Matches(pattern).Select(m => m.Groups[1].Value).ToList();
        fault = used.FirstOrDefault(name => !Known.Contains(name)) is { } unknown
            ? $"подстановки {{{unknown}}} нет; есть {string.Join(", ", Known.Select(k => $"{{{k}}}"))}"
            : Obligatory.FirstOrDefault(name => !used.Contains(name)) is { } missing
            ? $"нет обязательной подстановки {{{missing}}}: имя файла содержит дату, аудиторию и код школы [004 прил. 2]"
            : Unsafe().IsMatch(Placeholder().Replace(pattern, string.Empty))
            ? "между подстановками возможны только буквы, цифры, «-», «_» и «.»"
            : null;
        return fault is null ? new FileNamePattern(pattern) : null;
    }

    /// <summary>The name without extension; characters that a file name cannot hold become '-'.</summary>
    public string Format(DateOnly date, string auditorium, string school, string participant, int attempt) =>
        Placeholder().Replace(pattern, match => match.Groups[1].Value switch
        {
            "date" => date.ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture),
            "auditorium" => Safe(auditorium),
            "school" => Safe(school),
            "participant" => Safe(participant),
            _ => attempt.ToString(System.Globalization.CultureInfo.InvariantCulture),
        });

    /// <summary>The name of a recording that holds a whole day: the same without what tells participants and attempts apart.</summary>
    /// <param name="number">Counts the recordings of the day from 1; only a second one is numbered.</param>
    public string FormatDay(DateOnly date, string auditorium, string school, int number) =>
        new FileNamePattern(OfOnePerson().Replace(pattern, string.Empty)).Format(date, auditorium, school, string.Empty, number)
        + (number > 1 ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"_{number}") : string.Empty);

    public override string ToString() => pattern;

    private static string Safe(string part) => Unsafe().Replace(part, "-");

    [GeneratedRegex(@"[-_.]?\{(participant|attempt)\}")]
    private static partial Regex OfOnePerson();

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"[^\p{L}\p{Nd}._-]|\.\.+")]
    private static partial Regex Unsafe();
}
