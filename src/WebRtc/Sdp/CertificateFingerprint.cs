using System.Globalization;

namespace Itog.WebRtc.Sdp;

/// <summary>Hash of the certificate that a peer will show in DTLS (RFC 8122 §5).</summary>
/// <param name="Algorithm">Lower case, for example <c>sha-256</c>.</param>
/// <param name="Value">Upper-case hexadecimal bytes with colons between.</param>
public sealed record CertificateFingerprint(string Algorithm, string Value)
{
    public static CertificateFingerprint Sha256(ReadOnlySpan<byte> hash) =>
        new("sha-256", string.Join(':', Convert.ToHexString(hash).Chunk(2).Select(pair => new string(pair))));

    /// <summary>Parses the value of <c>a=fingerprint</c>; false when it is not an algorithm and hexadecimal bytes.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out CertificateFingerprint? fingerprint)
    {
        fingerprint = null;
        var space = text.IndexOf(' ');
        if (space <= 0)
        {
            return false;
        }

        var value = text[(space + 1)..].Trim();
        if (value.Length < 2 || value.Length % 3 != 2)
        {
            return false;
        }

        for (var i = 0; i < value.Length; i++)
        {
            if (i % 3 == 2 ? value[i] != ':' : !char.IsAsciiHexDigit(value[i]))
            {
                return false;
            }
        }

        fingerprint = new CertificateFingerprint(
            text[..space].ToString().ToLowerInvariant(), value.ToString().ToUpperInvariant());
        return true;
    }

    /// <summary>The bytes of the hash.</summary>
    public byte[] ToBytes() =>
        [.. Value.Split(':').Select(part => byte.Parse(part, NumberStyles.HexNumber, CultureInfo.InvariantCulture))];

    public override string ToString() => $"{Algorithm} {Value}";
}
