namespace Itog.Queue.Day;

/// <summary>A line of the connection schedule.</summary>
public sealed record PlannedParticipant(Guid Id, DateTimeOffset ScheduledAt);
