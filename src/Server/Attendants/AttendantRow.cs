using Itog.Exam.People.Attendants;

namespace Itog.Server.Attendants;

/// <summary>An attendant in the organizer's list.</summary>
internal sealed record AttendantRow(Guid Id, AttendantRole Role, string FullName, bool Beside, IReadOnlyList<Guid> Participants);
