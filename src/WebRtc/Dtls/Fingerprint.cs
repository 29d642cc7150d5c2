using System.Buffers;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace Itog.WebRtc.Dtls;

/// <summary>
/// The SHA-256 of a DER certificate, as in <c>a=fingerprint:sha-256 12:AB:…</c> (RFC 8122 §5).
/// We do not read other hash functions, because every WebRTC browser sends sha-256.
/// </summary>
public readonly struct Fingerprint : IEquatable<Fingerprint>
{
    /// <summary>Bytes in a SHA-256 hash.</summary>
    public const int Length = 32;

    private const string Algorithm = "sha-256";

    private readonly Hash _hash;

    [InlineArray(Length)]
    private struct Hash
    {
        private byte _first;
    }

    private Fingerprint(ReadOnlySpan<byte> hash) => hash.CopyTo(_hash);

    public static Fingerprint OfCertificate(ReadOnlySpan<byte> der)
    {
        Span<byte> hash = stackalloc byte[Length];
        SHA256.HashData(der, hash);
        return new Fingerprint(hash);
    }

    /// <summary>Reads <c>sha-256 12:AB:…</c>: the value of the SDP attribute, hexadecimal digits of either case.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Fingerprint fingerprint)
    {
        fingerprint = default;
        text = text.Trim();
        var space = text.IndexOf(' ');
        if (space < 0 || !text[..space].Equals(Algorithm, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var hex = text[(space + 1)..].Trim();
        if (hex.Length != (Length * 3) - 1)
        {
            return false;
        }

        Span<byte> hash = stackalloc byte[Length];
        for (var i = 0; i < Length; i++)
        {
            var separated = i == Length - 1 || hex[(i * 3) + 2] == ':';
            if (!separated || Convert.FromHexString(hex.Slice(i * 3, 2), hash[i..], out _, out _) != OperationStatus.Done)
            {
                return false;
            }
        }

        fingerprint = new Fingerprint(hash);
        return true;
    }

    public bool Equals(Fingerprint other) => ((ReadOnlySpan<byte>)_hash).SequenceEqual(other._hash);

    public override bool Equals(object? obj) => obj is Fingerprint other && Equals(other);

    public override int GetHashCode() => BitConverter.ToInt32(_hash);

    public static bool operator ==(Fingerprint left, Fingerprint right) => left.Equals(right);

    public static bool operator !=(Fingerprint left, Fingerprint right) => !left.Equals(right);

    /// <summary>The value of the SDP attribute: <c>sha-256 12:AB:…</c>.</summary>
    public override string ToString() =>
        string.Create((Length * 3) + Algorithm.Length, this, static (text, value) =>
        {
            Algorithm.CopyTo(text);
            text[Algorithm.Length] = ' ';
            for (var i = 0; i < Length; i++)
            {
                var at = Algorithm.Length + 1 + (i * 3);
                _ = ((ReadOnlySpan<byte>)value._hash)[i].TryFormat(text[at..], out _, "X2", System.Globalization.CultureInfo.InvariantCulture);
                if (i < Length - 1)
                {
                    text[at + 2] = ':';
                }
            }
        });
}
