using Itog.Exam.People;

namespace Itog.Server.People;

/// <summary>One place of work: in which auditorium, as whom.</summary>
internal sealed record StaffPlace(int Auditorium, string Number, StaffRole Role);
