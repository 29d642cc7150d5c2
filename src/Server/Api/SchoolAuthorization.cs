using System.Globalization;
using Itog.Exam;
using Itog.Exam.People;
using Itog.Queue;
using Microsoft.AspNetCore.Authorization;

namespace Itog.Server.Api;

/// <summary>
/// Answers <see cref="SchoolRoles"/> before anything of the request is read. The database is asked at every call, so a withdrawn role counts at once.
/// One for each request.
/// </summary>
internal sealed class SchoolAuthorization(ExamDbContext db) : AuthorizationHandler<SchoolRoles>
{
    /// <summary>The name of the school in the path.</summary>
    public const string Parameter = "school";

    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, SchoolRoles requirement)
    {
        if (context.Resource is not HttpContext http
            || !int.TryParse(http.GetRouteValue(Parameter)?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var school)
            || !Guid.TryParse(ItogClaims.StaffOf(context.User), out var staff))
        {
            return;
        }

        IReadOnlyList<StaffRole> held = [.. (await SchoolStaff.RolesAsync(db, staff, school, http.RequestAborted)).Where(requirement.Roles.Contains)];
        if (held.Count > 0)
        {
            http.Features.Set(new SchoolCaller(school, staff, held));
            context.Succeed(requirement);
        }
    }
}
