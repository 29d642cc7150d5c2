using Itog.Exam.People.Attendants;

namespace Itog.Queue.Day;

/// <summary>Somebody who is to be beside a participant: in his own room, or by a connection of his own.</summary>
public sealed record PlannedAttendant(Guid Id, AttendantRole Role, string Name, bool Beside);
