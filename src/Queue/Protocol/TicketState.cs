namespace Itog.Queue.Protocol;

/// <summary>Where somebody of the schedule is, who neither sits the exam now nor has ended it.</summary>
public enum TicketState
{
    Expected,
    Waiting,
    Disconnected,
    Absent,
}
