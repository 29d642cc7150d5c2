using System.Text;

namespace Itog.Exam.People;

/// <summary>Makes a user name that can be typed on any keyboard out of a full name: «Соколова Елена Викторовна» → <c>sokolova-ev</c>. Pure; any thread.</summary>
public static class AccountName
{
    private const string Cyrillic = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя";

    private static readonly string[] Latin =
        ["a", "b", "v", "g", "d", "e", "e", "zh", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya"];

    public static string Of(string fullName)
    {
        ArgumentNullException.ThrowIfNull(fullName);
        var words = fullName.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Write).Where(w => w.Length > 0).ToList();
        return words.Count switch
        {
            0 => "staff",
            1 => words[0],
            _ => $"{words[0]}-{string.Concat(words.Skip(1).Select(w => w[0]))}",
        };
    }

    private static string Write(string word)
    {
        var written = new StringBuilder();
        foreach (var letter in word.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                written.Append(letter);
            }
            else if (Cyrillic.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var index)
            {
                written.Append(Latin[index]);
            }
        }

        return written.ToString();
    }
}
