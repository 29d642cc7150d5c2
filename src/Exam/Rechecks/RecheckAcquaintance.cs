using Itog.Exam.Results;

namespace Itog.Exam.Rechecks;

/// <summary>That a participant or a parent knows what a recheck came to, and since when. Written by <see cref="RecheckBook"/>.</summary>
public sealed class RecheckAcquaintance
{
    public Guid RecheckId { get; init; }

    public Recheck? Recheck { get; init; }

    public ResultReader Reader { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>The date beside the signature on paper; null for the button.</summary>
    public DateOnly? SignedOn { get; init; }
}
