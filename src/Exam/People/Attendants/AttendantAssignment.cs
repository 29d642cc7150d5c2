namespace Itog.Exam.People.Attendants;

/// <summary>Whom an attendant is beside: the only ground of his access to a room, and only while this participant is in it.</summary>
public sealed class AttendantAssignment
{
    public Guid AttendantId { get; init; }

    public Attendant? Attendant { get; init; }

    public Guid ParticipantId { get; init; }

    public Participant? Participant { get; init; }
}
