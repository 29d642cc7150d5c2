using System.Collections.Immutable;

namespace Itog.Queue.Day;

/// <summary>A participant's place in the auditorium's day: when he came and whether he is reachable. Part of <see cref="AuditoriumDay"/>.</summary>
public sealed record Ticket(Guid Participant)
{
    /// <summary>His page's first connection; null while he is only expected.</summary>
    public DateTimeOffset? ArrivedAt { get; init; }

    public QueueReason Reason { get; init; }
    public Presence Presence { get; init; } = Presence.Never;

    /// <summary>The last report of camera, microphone and sound; null before it.</summary>
    public bool? PreCheckPassed { get; init; }

    /// <summary>What did not work in it, so that the technician knows with what to help.</summary>
    public ImmutableArray<CheckedPart> PreCheckFailed { get; init; } = [];

    /// <summary>What he wants after a failure, where the regulation asks him.</summary>
    public Wish Wish { get; init; }

    public bool Late => ArrivedAt is not null && FirstReason == QueueReason.Late;

    /// <summary>Why he stood where he stood at his first arrival.</summary>
    public QueueReason FirstReason { get; init; }
}
