using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Itog.Exam.Audit;

/// <summary>
/// A row of the audit log and, for the exam day, an event of its store. Rows are never changed or removed:
/// triggers of the database refuse it, and each row holds the hash of the one before.
/// </summary>
public sealed class AuditEvent
{
    /// <summary>The hash before the first row.</summary>
    public static readonly byte[] Origin = new byte[SHA256.HashSizeInBytes];

    /// <summary>Place in the chain: 1, 2, 3 … without gaps.</summary>
    public long Id { get; init; }

    public DateTimeOffset At { get; init; }

    public int? AuditoriumId { get; init; }

    public required string Stream { get; init; }

    /// <summary>Place in the stream: 1, 2, 3 … without gaps.</summary>
    public long StreamSequence { get; init; }

    public required string Type { get; init; }

    /// <summary>JSON.</summary>
    public required string Payload { get; init; }

    public required string ActorId { get; init; }

    public required string ActorRole { get; init; }

    public byte[] PreviousHash { get; init; } = Origin;

    public byte[] Hash { get; internal set; } = [];

    /// <summary>SHA-256 over every column but the hash itself; each field is written with its length, so no two rows share their bytes.</summary>
    public byte[] ComputeHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        AppendField(hash, PreviousHash);
        AppendNumber(hash, Id);
        AppendNumber(hash, At.UtcTicks);
        AppendNumber(hash, AuditoriumId ?? -1L);
        AppendField(hash, Encoding.UTF8.GetBytes(Stream));
        AppendNumber(hash, StreamSequence);
        AppendField(hash, Encoding.UTF8.GetBytes(Type));
        AppendField(hash, Encoding.UTF8.GetBytes(Payload));
        AppendField(hash, Encoding.UTF8.GetBytes(ActorId));
        AppendField(hash, Encoding.UTF8.GetBytes(ActorRole));
        return hash.GetHashAndReset();
    }

    private static void AppendNumber(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        hash.AppendData(bytes);
    }

    private static void AppendField(IncrementalHash hash, byte[] field)
    {
        AppendNumber(hash, field.Length);
        hash.AppendData(field);
    }
}
