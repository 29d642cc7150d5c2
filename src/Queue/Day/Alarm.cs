namespace Itog.Queue.Day;

/// <summary>A call for the technician, kept until he acknowledges it. <paramref name="Id"/> is the revision of the day at which it arose.</summary>
public sealed record Alarm(string Id, DateTimeOffset At, AlarmKind Kind, Guid? Participant, string? Detail, bool Acknowledged = false);
