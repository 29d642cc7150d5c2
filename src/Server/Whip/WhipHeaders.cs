namespace Itog.Server.Whip;

/// <summary>
/// What every answer under <c>/whip</c> and <c>/whep</c> carries so that pages of any site may speak the protocols (RFC 9725 §4.1, Fetch §3.2).
/// That is safe where nothing depends on cookies: the bearer token is all that counts there, and a foreign page has none.
/// </summary>
internal static class WhipHeaders
{
    private const string Exposed = "Location, ETag, Link, Accept-Post, Accept-Patch, Allow, Retry-After, WWW-Authenticate";

    public static bool IsMedia(PathString path) => path.StartsWithSegments("/whip") || path.StartsWithSegments("/whep");

    public static void UseWhipHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        if (IsMedia(context.Request.Path))
        {
            var headers = context.Response.Headers;
            headers.AccessControlAllowOrigin = "*";
            headers.AccessControlExposeHeaders = Exposed;
        }

        return next(context);
    });
}
