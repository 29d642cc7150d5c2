using Itog.Server.Hosting;

namespace Itog.Server.Whip;

/// <summary>
/// The addresses of WHIP (RFC 9725) and WHEP (draft-ietf-wish-whep): <c>/whip/{room}/{member}</c> takes an offer to publish,
/// <c>/whep/{room}/{member}</c> one to watch, and what they answer in <c>Location</c> is the session.
/// </summary>
internal static class WhipEndpoints
{
    private const string OfEndpoint = "POST, OPTIONS";
    private const string OfSession = "PATCH, DELETE, OPTIONS";

    public static void MapWhip(this IEndpointRouteBuilder app)
    {
        foreach (var protocol in Enum.GetValues<MediaProtocol>())
        {
            Map(app.MapGroup($"/{protocol.Segment()}/{{room}}/{{member}}").RequireRateLimiting(RateLimiting.Media), protocol);
        }
    }

    private static void Map(RouteGroupBuilder group, MediaProtocol protocol)
    {
        group.MapPost("/", (string room, string member, HttpContext context, SessionSetup setup) => setup.PostAsync(context, protocol, room, member));
        group.MapMethods("/", ["OPTIONS"], (HttpContext context) => Describe(context, OfEndpoint));
        group.MapMethods("/", ["GET", "HEAD", "PUT", "PATCH", "DELETE"], (HttpContext context) => RefuseMethod(context, OfEndpoint));

        group.MapPatch("/{session}", (string room, string member, string session, HttpContext context, SessionControl control) =>
            control.PatchAsync(context, protocol, room, member, session));
        group.MapDelete("/{session}", (string room, string member, string session, HttpContext context, SessionControl control) =>
            control.DeleteAsync(context, protocol, room, member, session));
        group.MapMethods("/{session}", ["OPTIONS"], (HttpContext context) => Describe(context, OfSession));
        group.MapMethods("/{session}", ["GET", "HEAD", "PUT", "POST"], (HttpContext context) => RefuseMethod(context, OfSession));
    }

    // RFC 9725 §4.1: preflight of CORS, and what is taken here.
    private static IResult Describe(HttpContext context, string methods)
    {
        var headers = context.Response.Headers;
        headers.Allow = methods;
        headers.AccessControlAllowMethods = methods;
        headers.AccessControlAllowHeaders = "Authorization, Content-Type, If-Match";
        headers.AccessControlMaxAge = "600";
        headers[methods == OfEndpoint ? "Accept-Post" : "Accept-Patch"] = methods == OfEndpoint ? SessionSetup.Sdp : SessionControl.Fragment;
        return Results.NoContent();
    }

    // RFC 9725 §4.1: other methods are kept for future use.
    private static IResult RefuseMethod(HttpContext context, string methods)
    {
        context.Response.Headers.Allow = methods;
        return ProblemAnswer.Result(WhipRefusals.Method(methods), StatusCodes.Status405MethodNotAllowed);
    }
}
