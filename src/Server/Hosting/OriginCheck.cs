using Itog.Server.Whip;

namespace Itog.Server.Hosting;

/// <summary>
/// Refuses what a foreign page sends with the cookies of this server: WebSockets, which know no same-origin rule (RFC 6455 §10.2),
/// and every request that changes something. Programs other than browsers send no <c>Origin</c> and have no cookies to misuse.
/// WHIP and WHEP know no cookies, only bearer tokens, and are open to pages of any site.
/// </summary>
internal static class OriginCheck
{
    public static void UseOriginCheck(this WebApplication app)
    {
        var allowed = app.Configuration.GetSection("AllowedOrigins").Get<string[]>() ?? [];
        app.Use((context, next) =>
        {
            var request = context.Request;
            var guarded = request.Path.StartsWithSegments("/hub") || !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method));
            var origin = request.Headers.Origin.ToString();
            return !guarded || WhipHeaders.IsMedia(request.Path) || origin.Length == 0 || IsOwn(origin, request) || allowed.Contains(origin, StringComparer.OrdinalIgnoreCase)
                ? next(context)
                : ProblemAnswer.WriteAsync(context, Refusals.ForeignOrigin, StatusCodes.Status403Forbidden);
        });
    }

    private static bool IsOwn(string origin, HttpRequest request) =>
        string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
}
