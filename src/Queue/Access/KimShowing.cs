namespace Itog.Queue.Access;

/// <summary>One showing of a variant: to whom, where, when it was opened and when it was seen.</summary>
/// <param name="OpenedAt">When the interlocutor opened it.</param>
/// <param name="ShownAt">When the participant's own browser had drawn it; null when it never came so far.</param>
public sealed record KimShowing(
    Guid AttemptId, string Participant, string Class, string Auditorium, int AttemptNumber, int Variant, DateTimeOffset OpenedAt, DateTimeOffset? ShownAt);
