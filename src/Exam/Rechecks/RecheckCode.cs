using System.Security.Cryptography;

namespace Itog.Exam.Rechecks;

/// <summary>The name under which a blinded recording goes to its rechecker: random, so that it says nothing of anybody. Stateless.</summary>
public static class RecheckCode
{
    /// <summary>Without letters and digits that look alike.</summary>
    private const string Alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private const int Half = 4;

    /// <summary>A new one: <c>7K4M-Q2XT</c>, one of 2⁴⁰.</summary>
    public static string Draw()
    {
        var drawn = RandomNumberGenerator.GetString(Alphabet, 2 * Half);
        return $"{drawn[..Half]}-{drawn[Half..]}";
    }
}
