using Itog.Exam.People;

namespace Itog.Exam.Scoring;

/// <summary>
/// An expert's protocol of one attempt: a draft until it is signed, then locked. A correction is a new version with its reason.
/// Changed only by <see cref="ProtocolBook"/>.
/// </summary>
public sealed class ExpertProtocol
{
    public Guid Id { get; init; }

    public Guid AttemptId { get; init; }

    public Attempt? Attempt { get; init; }

    /// <summary>1 for the first; each correction is one higher.</summary>
    public int Version { get; init; }

    public Guid ExpertId { get; init; }

    public StaffMember? Expert { get; init; }

    public required string CriteriaSetId { get; init; }

    /// <summary>Scores by the code of the criterion, as entered while a draft, as counted once signed.</summary>
    public SortedDictionary<string, int> Scores { get; internal set; } = new(StringComparer.Ordinal);

    public List<int> NotAttemptedTasks { get; internal set; } = [];

    /// <summary>The errors that the expert noted, in the order of the recording.</summary>
    public List<NotedError> Errors { get; internal set; } = [];

    public DateTimeOffset SavedAt { get; internal set; }

    public DateTimeOffset? SignedAt { get; internal set; }

    /// <summary>Signed with a mark in place of scores: not finished for valid reasons, or removed. Null for a scored protocol.</summary>
    public AttemptOutcome? Mark { get; internal set; }

    /// <summary>SHA-256, in hex, over what was signed; stands on the paper form as the electronic signature.</summary>
    public string? SignatureHash { get; internal set; }

    /// <summary>Why this version corrects the one before.</summary>
    public string? CorrectionReason { get; init; }
}
