using Itog.Exam.People;
using Itog.Queue;

namespace Itog.Server.Api;

/// <summary>
/// Endpoints of a school (<c>/api/schools/{school}/…</c>) and of an exam day (<c>/api/exam-days/{day}/…</c>), and who may call them: staff who serve
/// in that school, or the school of that day, in one of the named roles.
/// </summary>
internal static class SchoolAccess
{
    /// <summary>A group of endpoints under <c>/api/schools/{school}</c>, open to these roles of that school.</summary>
    public static RouteGroupBuilder MapSchool(this IEndpointRouteBuilder app, params StaffRole[] roles) =>
        app.MapGroup($"/api/schools/{{{SchoolAuthorization.Parameter}:int}}").RequireSchoolRole(roles);

    /// <summary>A group of endpoints under <c>/api/exam-days/{day}</c>, open to these roles of the day's school.</summary>
    public static RouteGroupBuilder MapDay(this IEndpointRouteBuilder app, params StaffRole[] roles) =>
        app.MapGroup($"/api/exam-days/{{{SchoolAuthorization.DayParameter}:int}}").RequireSchoolRole(roles);

    /// <summary>Lets in only staff who serve in one of the roles in the school that the path names, or whose day it names. Used again, it narrows.</summary>
    public static TBuilder RequireSchoolRole<TBuilder>(this TBuilder endpoints, params StaffRole[] roles)
        where TBuilder : IEndpointConventionBuilder
    {
        var required = new SchoolRoles(roles);
        return endpoints
            .RequireAuthorization(policy => policy.AddAuthenticationSchemes(ItogSchemes.Staff).RequireClaim(ItogClaims.Staff).AddRequirements(required))
            .WithMetadata(required);
    }
}
