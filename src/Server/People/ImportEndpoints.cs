using Itog.Exam;
using Itog.Exam.People;
using Itog.Exam.People.Import;
using Itog.Server.Api;
using Microsoft.AspNetCore.Mvc;

namespace Itog.Server.People;

/// <summary><c>/api/schools/{school}/imports</c>: a list of participants, first looked at, then taken. The body is the file itself.</summary>
internal static class ImportEndpoints
{
    private const long LargestList = 32 * 1024 * 1024;

    public static void MapImports(this IEndpointRouteBuilder app)
    {
        var imports = app.MapSchool(StaffRole.Organizer, StaffRole.SchoolHead).MapGroup("/imports").WithMetadata(new RequestSizeLimitAttribute(LargestList));
        imports.MapPost("/preview", PreviewAsync).Accepts<Stream>("application/octet-stream")
            .WithSummary("Проверить список (CSV или XLSX), ничего не записывая").Produces<ImportAnswer>();
        imports.MapPost("/", TakeAsync).Accepts<Stream>("application/octet-stream").RequireIdempotencyKey()
            .WithSummary("Записать проверенный список: весь или ничего").Produces<ImportAnswer>();
    }

    private static async Task<IResult> PreviewAsync(SchoolCaller caller, HttpContext context, ImportBook book, bool leaveForeign = false)
    {
        await using var file = await BufferedAsync(context.Request, context.RequestAborted);
        return (await book.PlanAsync(caller.School, file, leaveForeign, context.RequestAborted)).ToResult(plan => Results.Ok(ImportAnswer.Of(plan)));
    }

    private static async Task<IResult> TakeAsync(SchoolCaller caller, HttpContext context, ImportBook book, string fingerprint, bool leaveForeign = false)
    {
        await using var file = await BufferedAsync(context.Request, context.RequestAborted);
        return (await book.ApplyAsync(caller.School, file, leaveForeign, fingerprint, caller.Actor, context.RequestAborted)).ToResult(plan => Results.Ok(ImportAnswer.Of(plan)));
    }

    /// <summary>A list is read more than once, to know its encoding and its merged cells.</summary>
    private static async Task<MemoryStream> BufferedAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var file = new MemoryStream();
        await request.Body.CopyToAsync(file, cancellationToken);
        file.Position = 0;
        return file;
    }
}
