using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Itog.Exam.People.Import;

/// <summary>
/// What a list would do to a school's participants. Every row with text is in exactly one of <see cref="People"/>, the faulty rows,
/// or the rows of other schools. Made by <see cref="ListImport"/>; immutable.
/// </summary>
public sealed record ImportPlan
{
    /// <summary>So many faults are told by name; the others are counted.</summary>
    public const int ToldFaults = 1_000;

    public required ListHeader Header { get; init; }

    /// <summary>Rows with any text below the header.</summary>
    public required int Rows { get; init; }

    public required IReadOnlyList<ListedPerson> People { get; init; }

    /// <summary>The first <see cref="ToldFaults"/> faults, blocking and warnings, in the order of the rows.</summary>
    public required IReadOnlyList<ImportFault> Faults { get; init; }

    public required int FaultCount { get; init; }

    /// <summary>Rows that cannot be taken as they are.</summary>
    public required int FaultyRows { get; init; }

    /// <summary>Rows of other schools that the caller asked to leave aside.</summary>
    public required int ForeignRows { get; init; }

    /// <summary>Participants of the school of whom the list says nothing; they stay as they are.</summary>
    public required IReadOnlyList<Participant> Unlisted { get; init; }

    public bool Clean => FaultyRows == 0;

    public IEnumerable<ListedPerson> Added => People.Where(p => p.Known is null);

    public IEnumerable<ListedPerson> Changed => People.Where(p => p.Known is not null && p.Changes.Count > 0);

    public IEnumerable<ListedPerson> Same => People.Where(p => p.Known is not null && p.Changes.Count == 0);

    /// <summary>
    /// A fingerprint of what was shown: the confirmation must bring it, so that nothing is written that nobody has seen,
    /// also when somebody corrected a participant meanwhile.
    /// </summary>
    public string Fingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var person in People)
        {
            Append(hash, person.Known is { } known ? $"{known.Id:D}/{known.Revision}" : "new");
            foreach (var field in Enum.GetValues<ParticipantField>())
            {
                Append(hash, CellValue.Say(person.Entry, field) ?? string.Empty);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));
    }

    private static void Append(IncrementalHash hash, string text)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        var bytes = Encoding.UTF8.GetBytes(text);
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
