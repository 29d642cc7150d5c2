using Microsoft.AspNetCore.Identity;

namespace Itog.Exam.People;

/// <summary>A member of staff with an account. Personal: never in logs.</summary>
public sealed class StaffMember : IdentityUser<Guid>
{
    public required string FullName { get; set; }
}
