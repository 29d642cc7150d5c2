namespace Itog.Exam.People;

/// <summary>What a member of staff does in an auditorium. The names are also the role names of sign-in.</summary>
public enum StaffRole
{
    Interlocutor,
    Expert,
    Technician,
    Organizer,
    SchoolHead,
    Observer,
}
