using Itog.Exam.Audit;
using Itog.Exam.People;
using Itog.Exam.People.Attendants;
using Itog.Queue.Mailbox;
using Itog.Queue.Protocol;

namespace Itog.Queue.Access;

/// <summary>Leave to open a page: who, which page, of which auditorium's day. Given by <see cref="PageGate"/>.</summary>
public sealed record PagePass(Page Page, DayKey Day, Guid Person)
{
    public StaffRole? Role => RoleOf(Page);

    /// <summary>The name under which this person's doings stand in the audit log.</summary>
    public Actor Actor => new(Person.ToString("D"), Role?.ToString() ?? Page.ToString());

    /// <summary>As what the holder joins beside a participant; null for everybody else's pages.</summary>
    public AttendantRole? Attends => Page switch
    {
        Page.Assistant => AttendantRole.Assistant,
        Page.SignInterpreter => AttendantRole.SignInterpreter,
        _ => null,
    };

    /// <summary>The role of staff that a page is for; null for those of participants and of who is beside them.</summary>
    public static StaffRole? RoleOf(Page page) => page switch
    {
        Page.Station or Page.Kim => StaffRole.Interlocutor,
        Page.Expert => StaffRole.Expert,
        Page.Technician => StaffRole.Technician,
        Page.Observer => StaffRole.Observer,
        _ => null,
    };
}
