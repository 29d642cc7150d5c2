namespace Itog.Server.People;

/// <summary>Another time or auditorium for one participant.</summary>
internal sealed record ScheduleMove(int Auditorium, TimeOnly At);
