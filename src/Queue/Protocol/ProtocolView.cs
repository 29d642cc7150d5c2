using Itog.Exam.Scoring;
using Itog.Queue.Day;

namespace Itog.Queue.Protocol;

/// <summary>An expert's protocol of one attempt, with everything computed, for the expert who looks at it.</summary>
public sealed record ProtocolView
{
    public required Guid AttemptId { get; init; }
    public required PersonName Name { get; init; }
    public required string Class { get; init; }
    public required int? Variant { get; init; }
    public required AttemptPhase Phase { get; init; }
    public required int Version { get; init; }
    public required ProtocolOwner Owner { get; init; }

    /// <summary>The expert who leads the protocol; null while nobody does.</summary>
    public required string? Expert { get; init; }
    public required string? CorrectionReason { get; init; }
    public required IReadOnlyList<CriteriaGroupView> Groups { get; init; }
    public required IReadOnlyDictionary<string, int?> Scores { get; init; }
    public required IReadOnlyList<int> NotAttemptedTasks { get; init; }
    public required IReadOnlyList<NotedError> Errors { get; init; }

    /// <summary>What the noted errors come to, in the order of the criteria that count them.</summary>
    public required IReadOnlyList<ErrorTally> Tallies { get; init; }
    public required IReadOnlyList<SubtotalView> Subtotals { get; init; }
    public required int? Total { get; init; }
    public required int Maximum { get; init; }
    public required int PassMark { get; init; }

    /// <summary>By what maximum, pass mark and footnote stand as they do.</summary>
    public required ScaleView Scale { get; init; }
    public required bool? Passed { get; init; }

    /// <summary>Signed with the mark of the act in place of scores.</summary>
    public required bool MarkedOnly { get; init; }
    public required IReadOnlyList<ProblemView> Obstacles { get; init; }
    public required DateTimeOffset? SignedAt { get; init; }
    public required string? PdfUrl { get; init; }
    public required string? RecordingUrl { get; init; }

    /// <summary>Zero of the recording's time line, by the server's clock; null without a recording.</summary>
    public required DateTimeOffset? RecordingStartedAt { get; init; }

    /// <summary>What was written in answer, to be scored; null for who answered orally.</summary>
    public IReadOnlyList<WrittenView>? Written { get; init; }
}
