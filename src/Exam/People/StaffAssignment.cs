namespace Itog.Exam.People;

/// <summary>Who does what in which auditorium; the ground of every authorisation there.</summary>
public sealed class StaffAssignment
{
    public int Id { get; set; }

    public Guid StaffMemberId { get; set; }

    public StaffMember? StaffMember { get; set; }

    public int AuditoriumId { get; set; }

    public Auditorium? Auditorium { get; set; }

    public StaffRole Role { get; set; }
}
