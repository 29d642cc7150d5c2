using System.Globalization;
using Itog.Exam;
using Itog.Exam.People;
using Itog.Queue;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace Itog.Server.Api;

/// <summary>
/// Answers <see cref="SchoolRoles"/> before anything of the request is read. The database is asked at every call, so a withdrawn role counts at once.
/// One for each request.
/// </summary>
internal sealed class SchoolAuthorization(ExamDbContext db) : AuthorizationHandler<SchoolRoles>
{
    /// <summary>The name of the school in the path.</summary>
    public const string Parameter = "school";

    /// <summary>The name of the exam day in the path, in place of its school.</summary>
    public const string DayParameter = "day";

    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, SchoolRoles requirement)
    {
        if (context.Resource is not HttpContext http
            || !Guid.TryParse(ItogClaims.StaffOf(context.User), out var staff)
            || await SchoolOfAsync(http) is not { } school)
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

    // A day that does not exist is not told apart from a foreign one.
    private async Task<int?> SchoolOfAsync(HttpContext http) =>
        Number(http, Parameter) ?? (Number(http, DayParameter) is { } day
            ? await db.ExamDays.Where(d => d.Id == day).Select(d => (int?)d.SchoolId).SingleOrDefaultAsync(http.RequestAborted)
            : null);

    private static int? Number(HttpContext http, string parameter) =>
        int.TryParse(http.GetRouteValue(parameter)?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
