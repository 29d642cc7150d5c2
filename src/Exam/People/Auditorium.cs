namespace Itog.Exam.People;

/// <summary>A place where the exam is held: one station with its queue, its conference room and its recording.</summary>
public sealed class Auditorium
{
    public int Id { get; set; }

    public int SchoolId { get; set; }

    public School? School { get; set; }

    /// <summary>The number as the forms print it, <c>0101</c>.</summary>
    public required string Number { get; set; }

    public required string Name { get; set; }
}
