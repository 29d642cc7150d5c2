namespace Itog.Exam.People.Planning;

/// <summary>What the organizer chooses for a schedule.</summary>
/// <param name="Auditoriums">Which auditoriums are used; null or none for all.</param>
/// <param name="OnlyRemote">Only those who have a ground for the remote form.</param>
/// <param name="ChecksMinutes">For the checks before the КИМ; null for five.</param>
/// <param name="BreakMinutes">Between two answers; null for the regulation's longest.</param>
public sealed record ScheduleWish(IReadOnlyList<int>? Auditoriums = null, bool OnlyRemote = false, int? ChecksMinutes = null, int? BreakMinutes = null);
