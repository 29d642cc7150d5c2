namespace Itog.Queue.Protocol;

/// <summary>Somebody whom an attendant is beside: when he is called, and whether he has finished.</summary>
public sealed record AttendedView(PersonName Name, DateTimeOffset ScheduledAt, bool Done);
