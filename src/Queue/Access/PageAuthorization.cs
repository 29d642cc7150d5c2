using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace Itog.Queue.Access;

/// <summary>Asks <see cref="PageGate"/> when a page connects, so that a stranger gets an HTTP refusal and never a connection.</summary>
internal sealed class PageAuthorization(PageGate gate) : AuthorizationHandler<PageRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, PageRequirement requirement)
    {
        if (context.Resource is HttpContext http
            && (await gate.OpenAsync(context.User, http.Request.Query["page"], http.Request.Query["auditorium"], http.RequestAborted)).Succeeded)
        {
            context.Succeed(requirement);
        }
    }
}
