using System.Globalization;
using Itog.Exam;
using Itog.Exam.Kim;
using Itog.Queue;
using Itog.Queue.Access;
using Itog.Server.Access;
using Itog.Server.Hosting;

namespace Itog.Server.Kim;

/// <summary>The exam materials of today for the staff whose work needs them, once the seal is open.</summary>
internal static class KimEndpoints
{
    public static void MapKim(this IEndpointRouteBuilder app)
    {
        var variants = app.MapGroup("/api/kim/{auditorium:int}/variants/{number:int}").RequireAuthorization(ItogPolicies.SignedIn);
        variants.MapGet("/", VariantAsync);
        variants.MapGet("/pictures/{topic:int}.svg", PictureAsync);
    }

    private static async Task<IResult> VariantAsync(int auditorium, int number, HttpContext context, KimAccess access, AccessLog log)
    {
        if (!(await access.ReadVariantAsync(context.User, auditorium, number, context.RequestAborted)).TryGet(out var variant, out var problem))
        {
            return Refuse(problem);
        }

        await log.NoteAsync(context.User, "kim", string.Create(CultureInfo.InvariantCulture, $"{auditorium}/{number}"), context.RequestAborted);
        return Results.Json(KimVariantAnswer.Of(string.Create(CultureInfo.InvariantCulture, $"/api/kim/{auditorium}/variants/{number}"), variant));
    }

    private static async Task<IResult> PictureAsync(int auditorium, int number, int topic, HttpContext context, KimAccess access)
    {
        if (!(await access.ReadVariantAsync(context.User, auditorium, number, context.RequestAborted)).TryGet(out var variant, out var problem))
        {
            return Refuse(problem);
        }

        return Picture(context, variant, topic);
    }

    /// <summary>The picture of a topic, or that there is none; the caller has checked who asks.</summary>
    internal static IResult Picture(HttpContext context, KimVariant variant, int topic)
    {
        if (variant.Content.Topics.ElementAtOrDefault(topic - 1)?.Picture is not { } picture)
        {
            return ProblemAnswer.Result(Refusals.NotFound, StatusCodes.Status404NotFound);
        }

        // A drawing may style itself and do nothing else, even when it is opened as a page.
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'";
        return Results.Bytes(picture.Content, picture.MediaType);
    }

    private static IResult Refuse(Problem problem) =>
        ProblemAnswer.Result(problem, problem.Code == "no-such-variant" ? StatusCodes.Status404NotFound : StatusCodes.Status403Forbidden);
}
