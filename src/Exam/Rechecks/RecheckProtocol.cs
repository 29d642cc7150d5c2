using Itog.Exam.People;
using Itog.Exam.Scoring;

namespace Itog.Exam.Rechecks;

/// <summary>
/// The rechecker's protocol: by the criteria of the first one and never among the protocols of the day. A draft until it is signed, then locked for good.
/// Changed only by <see cref="RecheckScoring"/>.
/// </summary>
public sealed class RecheckProtocol
{
    public Guid RecheckId { get; init; }

    public Guid RecheckerId { get; init; }

    public StaffMember? Rechecker { get; init; }

    public required string CriteriaSetId { get; init; }

    public SortedDictionary<string, int> Scores { get; internal set; } = new(StringComparer.Ordinal);

    public List<int> NotAttemptedTasks { get; internal set; } = [];

    public List<NotedError> Errors { get; internal set; } = [];

    public DateTimeOffset SavedAt { get; internal set; }

    public DateTimeOffset? SignedAt { get; internal set; }

    /// <summary>SHA-256, in hex, over what was signed.</summary>
    public string? SignatureHash { get; internal set; }

    /// <summary>The same as an expert's protocol, for its sums, its signature and its form; it belongs to the recheck, no attempt, and is never kept.</summary>
    public ExpertProtocol Written() => new()
    {
        Id = RecheckId,
        AttemptId = RecheckId,
        Version = 1,
        ExpertId = RecheckerId,
        Expert = Rechecker,
        CriteriaSetId = CriteriaSetId,
        Scores = Scores,
        NotAttemptedTasks = NotAttemptedTasks,
        Errors = Errors,
        SavedAt = SavedAt,
        SignedAt = SignedAt,
        SignatureHash = SignatureHash,
    };
}
