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

/// <summary>What follows from a role alone. Pure.</summary>
public static class StaffRoles
{
    /// <summary>Whether papers of a day print who had this role: the register names who talked, the protocol who scored.</summary>
    public static bool IsPrinted(this StaffRole role) => role is StaffRole.Interlocutor or StaffRole.Expert;
}
