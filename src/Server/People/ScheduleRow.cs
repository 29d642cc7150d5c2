namespace Itog.Server.People;

/// <summary>One line of a connection schedule, or of the plan of one.</summary>
/// <param name="At">When to connect, by the school's clock.</param>
/// <param name="Minutes">From connecting to the end of the answer.</param>
internal sealed record ScheduleRow(Guid Participant, string Name, string Class, int Auditorium, string AuditoriumNumber, TimeOnly At, int Minutes, bool ExtraTime);
