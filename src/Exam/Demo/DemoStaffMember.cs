using Itog.Exam.People;

namespace Itog.Exam.Demo;

/// <summary>An account of the demo school. The database gets it without a password; the host sets one, in the demo only.</summary>
public sealed record DemoStaffMember(Guid Id, string UserName, string FullName, StaffRole Role);
