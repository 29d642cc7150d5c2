using System.Collections.Immutable;

namespace Itog.Queue.Day;

/// <summary>What a participant takes along when he moves to another auditorium of the day: his ticket, but for connections, which he makes anew.</summary>
/// <param name="ScheduledAt">His time in the schedule; it stays his.</param>
/// <param name="InLineSince">Since when he stands in line: nobody who came later goes before him.</param>
/// <param name="LostAt">Since when his connection is lost; null while he is connected.</param>
/// <param name="Attempts">How many attempts he has had today, wherever.</param>
/// <param name="KimSeen">In one of them he saw the КИМ.</param>
/// <param name="Help">What he asked help for and nobody has seen to yet.</param>
public sealed record Luggage(
    DateTimeOffset ScheduledAt,
    DateTimeOffset ArrivedAt,
    DateTimeOffset InLineSince,
    QueueReason Reason,
    QueueReason FirstReason,
    DateTimeOffset? LostAt,
    bool? PreCheckPassed,
    ImmutableArray<CheckedPart> PreCheckFailed,
    Wish Wish,
    int Attempts,
    bool KimSeen,
    HelpNeed? Help);
