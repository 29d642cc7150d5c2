using System.Security.Cryptography;
using System.Text;

namespace Itog.Recorder.Manifest;

/// <summary>
/// The last member of a manifest, <c>"seal": "…"</c>: the SHA-256 of all bytes before it, so that a manifest vouches for itself as a sidecar does. Pure.
/// </summary>
internal static class ManifestSeal
{
    private const string Start = ",\n  \"seal\": \"";
    private const string End = "\"\n}";
    private const int HexLength = SHA256.HashSizeInBytes * 2;

    /// <summary>Seals an indented JSON object.</summary>
    public static byte[] Seal(ReadOnlySpan<byte> json)
    {
        var body = json[..^End[1..].Length];
        return [.. body, .. Encoding.ASCII.GetBytes(Start), .. Encoding.ASCII.GetBytes(Hash(body)), .. Encoding.ASCII.GetBytes(End)];
    }

    /// <summary>Whether no byte has changed since <see cref="Seal"/>.</summary>
    public static bool Holds(ReadOnlySpan<byte> file)
    {
        var length = file.Length - Start.Length - HexLength - End.Length;
        return length > 0 && file[length..].SequenceEqual(Encoding.ASCII.GetBytes(Start + Hash(file[..length]) + End));
    }

    private static string Hash(ReadOnlySpan<byte> body) => Convert.ToHexStringLower(SHA256.HashData(body));
}
