using Itog.Exam.People.Attendants;

namespace Itog.Server.Attendants;

/// <summary>An attendant as the organizer types him; <see cref="Role"/> counts only for a new one.</summary>
internal sealed record AttendantRequest(AttendantRole Role, string? FullName, bool Beside, IReadOnlyList<Guid>? Participants);
