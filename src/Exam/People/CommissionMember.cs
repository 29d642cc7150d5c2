namespace Itog.Exam.People;

/// <summary>
/// A member of staff in a commission of a school: the ground of his role there, and what the regulation asks of that role.
/// The auditorium where he works is a <see cref="StaffAssignment"/>. Written by the organizer's page through <see cref="CommissionCheck"/>.
/// </summary>
public sealed class CommissionMember
{
    public int Id { get; set; }

    public int SchoolId { get; set; }

    public School? School { get; set; }

    public Guid StaffMemberId { get; set; }

    public StaffMember? StaffMember { get; set; }

    public StaffRole Role { get; set; }

    public Commission Commission { get; set; }

    /// <summary>His post, «учитель русского языка и литературы».</summary>
    public string? Post { get; set; }

    /// <summary>Education and qualification as the diploma names them; asked of experts [004 §7.1].</summary>
    public string? Qualification { get; set; }

    /// <summary>Whether the diploma was seen to say «учитель русского языка и литературы», or what the region takes for it.</summary>
    public bool QualificationConfirmed { get; set; }

    /// <summary>The classes that he teaches: an interlocutor of their pupils must not [001 appendix 3].</summary>
    public List<string> TeachesClasses { get; set; } = [];

    /// <summary>When an expert declared whether he has a conflict of interest [000].</summary>
    public DateOnly? ConflictDeclaredOn { get; set; }

    /// <summary>What he declared; null for "none".</summary>
    public string? Conflict { get; set; }

    /// <summary>When he signed that he knows the order and the instructions.</summary>
    public DateOnly? AcquaintedOn { get; set; }

    /// <summary>The order of appointment, «приказ № 12 от 20.01.2026».</summary>
    public string? Order { get; set; }

    public DateOnly AppointedOn { get; set; }

    /// <summary>When he left the commission; his row stays.</summary>
    public DateTimeOffset? ReleasedAt { get; set; }

    /// <summary>Raised by every correction, so that two people who edit at once notice each other.</summary>
    public int Revision { get; set; }
}
