using Itog.Queue.Day;

namespace Itog.Queue.Protocol;

/// <summary>An expert's protocol of one attempt, with everything computed.</summary>
public sealed record ProtocolView(
    Guid AttemptId,
    PersonName Name,
    string Class,
    int? Variant,
    AttemptPhase Phase,
    int Version,
    IReadOnlyList<CriteriaGroupView> Groups,
    IReadOnlyDictionary<string, int?> Scores,
    IReadOnlyList<int> NotAttemptedTasks,
    IReadOnlyList<SubtotalView> Subtotals,
    int? Total,
    int Maximum,
    int PassMark,
    bool? Passed,
    IReadOnlyList<ProblemView> Obstacles,
    DateTimeOffset? SignedAt,
    string? PdfUrl,
    string? RecordingUrl);
