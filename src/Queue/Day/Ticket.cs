using System.Collections.Immutable;

namespace Itog.Queue.Day;

/// <summary>A participant's place in the auditorium's day: when he came and whether he is reachable. Part of <see cref="AuditoriumDay"/>.</summary>
public sealed record Ticket(Guid Participant)
{
    /// <summary>His page's first connection; null while he is only expected.</summary>
    public DateTimeOffset? ArrivedAt { get; init; }

    /// <summary>His time in the schedule when he came; null in logs of before it was kept.</summary>
    public DateTimeOffset? ScheduledAt { get; init; }

    /// <summary>Since when he stands where he stands.</summary>
    public DateTimeOffset InLineSince { get; init; }

    public QueueReason Reason { get; init; }
    public Presence Presence { get; init; } = Presence.Never;

    /// <summary>The last report of camera, microphone and sound; null before it.</summary>
    public bool? PreCheckPassed { get; init; }

    /// <summary>What did not work in it, so that the technician knows with what to help.</summary>
    public ImmutableArray<CheckedPart> PreCheckFailed { get; init; } = [];

    /// <summary>What he wants after a failure, where the regulation asks him.</summary>
    public Wish Wish { get; init; }

    /// <summary>When he was passed over because he was away; null once another was called or he is back.</summary>
    public DateTimeOffset? SkippedAt { get; init; }

    /// <summary>The auditorium in which he waits instead; null while he belongs here.</summary>
    public int? MovedTo { get; init; }

    /// <summary>The auditorium in which he waited before this one; null for who came here first.</summary>
    public int? CameFrom { get; init; }

    /// <summary>How many attempts he had today in other auditoriums.</summary>
    public int AttemptsElsewhere { get; init; }

    /// <summary>In one of them he saw the КИМ.</summary>
    public bool KimSeenElsewhere { get; init; }

    public bool Late => ArrivedAt is not null && FirstReason == QueueReason.Late;

    /// <summary>Why he stood where he stood at his first arrival.</summary>
    public QueueReason FirstReason { get; init; }
}
