using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Itog.Exam.Scoring;

/// <summary>The electronic signature of a protocol: a hash over everything the expert signs, one line a fact.</summary>
public static class ProtocolSignature
{
    /// <summary>SHA-256 in lower-case hex; the protocol must already hold the moment of signing and the counted scores.</summary>
    public static string Compute(ExpertProtocol protocol, ScoreSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        ArgumentNullException.ThrowIfNull(sheet);
        var text = new StringBuilder("itog protocol 2\n");
        Line("attempt", protocol.AttemptId.ToString("D", CultureInfo.InvariantCulture));
        Line("version", protocol.Version.ToString(CultureInfo.InvariantCulture));
        Line("expert", protocol.ExpertId.ToString("D", CultureInfo.InvariantCulture));
        Line("criteria", protocol.CriteriaSetId);
        Line("scale", sheet.Scale.Category.ToString());
        if (protocol.Mark is { } mark)
        {
            Line("not scored", mark.ToString());
        }
        else
        {
            Scores();
        }

        Line("signed at", protocol.SignedAt?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture) ?? string.Empty);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));

        void Scores()
        {
            foreach (var criterion in sheet.CriteriaSet.Criteria.Where(c => protocol.Scores.ContainsKey(c.Code)))
            {
                Line(criterion.Code, protocol.Scores[criterion.Code].ToString(CultureInfo.InvariantCulture));
            }

            Line("not attempted", string.Join(',', protocol.NotAttemptedTasks.Order()));
            Line("errors", JsonSerializer.Serialize(protocol.Errors, ExamJson.Options));
            Line("total", sheet.Total.ToString(CultureInfo.InvariantCulture));
            Line("passed", sheet.Passed == true ? "yes" : "no");
        }

        void Line(string name, string value) => text.Append(name).Append(": ").Append(value).Append('\n');
    }

    /// <summary>Whether a signed protocol still says what was signed.</summary>
    public static bool Holds(ExpertProtocol protocol, ScoreSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        return protocol.SignedAt is not null && protocol.SignatureHash == Compute(protocol, sheet);
    }
}
