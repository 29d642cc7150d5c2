using Itog.Exam.Audit;
using Itog.Exam.People;

namespace Itog.Server.Api;

/// <summary>
/// Who asks something of a school, and in which roles he serves there. Put into the request by <see cref="SchoolAuthorization"/>, taken by
/// endpoints as a parameter.
/// </summary>
internal sealed record SchoolCaller(int School, Guid Staff, IReadOnlyList<StaffRole> Roles)
{
    /// <summary>The name under which his doings stand in the audit log: the first role that let him in.</summary>
    public Actor Actor => new(Staff.ToString("D"), Roles[0].ToString());

    public static ValueTask<SchoolCaller?> BindAsync(HttpContext context) => ValueTask.FromResult(context.Features.Get<SchoolCaller>());
}
