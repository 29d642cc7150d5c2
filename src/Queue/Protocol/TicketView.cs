using Itog.Queue.Day;

namespace Itog.Queue.Protocol;

/// <summary>A line of the queue as staff see it. <paramref name="Place"/>: 1 is next, null when nobody would call him now.</summary>
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
    string? Note);
