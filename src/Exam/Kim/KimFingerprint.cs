using System.Security.Cryptography;
using System.Text;

namespace Itog.Exam.Kim;

/// <summary>Tells whether two variants have the same text, whatever number they go by: numbers are given anew every day. Pure.</summary>
public static class KimFingerprint
{
    /// <summary>SHA-256, in hex, over the letters and digits of the text: another space, dash or stress mark makes no other text.</summary>
    public static string Of(KimContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var letters = string.Concat(content.Paragraphs.Prepend(content.Title)).Normalize(NormalizationForm.FormD)
            .Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(letters))));
    }
}
