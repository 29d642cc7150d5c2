using Itog.Queue.Day;

namespace Itog.Queue.Protocol;

/// <summary>A line of the queue as staff see it. <paramref name="Place"/>: 1 is next, null when nobody would call him now. <paramref name="ExpectedAt"/>: when he may be called. <paramref name="MaySkip"/>: he is away, another may be called before him.</summary>
public sealed record TicketView(
    Guid ParticipantId,
    PersonName Name,
    string Class,
    DateTimeOffset ScheduledAt,
    TicketState State,
    int? Place,
    bool? PreCheckPassed,
    IReadOnlyList<CheckedPart> PreCheckFailed,
    bool Late,
    int Attempts,
    Wish Wish,
    string? Note,
    DateTimeOffset? ExpectedAt,
    bool MaySkip);
