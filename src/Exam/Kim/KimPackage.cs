using Itog.Exam.People;

namespace Itog.Exam.Kim;

/// <summary>
/// An encrypted package of exam materials that the school has received: sealed until the hour, then opened once with its password.
/// Changed only by <see cref="KimBook"/>.
/// </summary>
public sealed class KimPackage
{
    public int Id { get; init; }

    public int ExamDayId { get; init; }

    public ExamDay? ExamDay { get; init; }

    public required string FileName { get; init; }

    /// <summary>Of the encrypted file, in hex.</summary>
    public required string Sha256 { get; init; }

    public int Size { get; init; }

    /// <summary>The numbers of its variants, as its directory names them.</summary>
    public List<int> Numbers { get; init; } = [];

    public KimWay Way { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }

    public Guid ReceivedById { get; init; }

    public StaffMember? ReceivedBy { get; init; }

    public DateTimeOffset? OpenedAt { get; internal set; }

    public Guid? OpenedById { get; internal set; }

    public DateTimeOffset? WithdrawnAt { get; internal set; }

    /// <summary>The encrypted file; loaded only to be opened.</summary>
    public KimPackageFile? File { get; init; }
}
