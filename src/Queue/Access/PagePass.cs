using Itog.Exam.Audit;
using Itog.Exam.People;
using Itog.Queue.Mailbox;
using Itog.Queue.Protocol;

namespace Itog.Queue.Access;

/// <summary>Leave to open a page: who, which page, of which auditorium's day. Given by <see cref="PageGate"/>.</summary>
public sealed record PagePass(Page Page, DayKey Day, Guid Person)
{
    public StaffRole? Role => RoleOf(Page);

    /// <summary>The name under which this person's doings stand in the audit log.</summary>
    public Actor Actor => new(Person.ToString("D"), Role?.ToString() ?? "Participant");

    /// <summary>The role that a page is for; null for the participant's.</summary>
    public static StaffRole? RoleOf(Page page) => page switch
    {
        Page.Station or Page.Kim => StaffRole.Interlocutor,
        Page.Expert => StaffRole.Expert,
        Page.Technician => StaffRole.Technician,
        Page.Observer => StaffRole.Observer,
        _ => null,
    };
}
