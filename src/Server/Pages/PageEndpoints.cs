using System.IO.Compression;
using System.Text;
using Itog.Queue;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.StaticFiles;

namespace Itog.Server.Pages;

/// <summary>The pages by their short addresses; their scripts and styles, hashed by name, may be kept by browsers for good.</summary>
internal static class PageEndpoints
{
    private const string Assets = "/assets";

    /// <summary>Compression of scripts and styles alone: they hold no secrets, so what could be guessed of a secret by its length stays safe also over TLS.</summary>
    public static void AddPageFiles(this IServiceCollection services)
    {
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = ["text/javascript", "text/css", "image/svg+xml"];
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal);
    }

    public static void UsePageFiles(this WebApplication app)
    {
        app.UseWhen(context => context.Request.Path.StartsWithSegments(Assets), assets => assets.UseResponseCompression());
        app.UseStaticFiles(new StaticFileOptions
        {
            ContentTypeProvider = new FileExtensionContentTypeProvider(),
            OnPrepareResponse = file =>
            {
                if (file.Context.Request.Path.StartsWithSegments(Assets))
                {
                    file.Context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
                }
            },
        });
    }

    public static void MapPages(this WebApplication app)
    {
        app.MapGet("/", () => Page(app, "index"));
        foreach (var page in (string[])["listening", "instruction"])
        {
            app.MapGet("/" + page, () => Page(app, page)).RequireAuthorization(ItogPolicies.SignedIn);
        }

        app.MapGet("/r/{token}", () => Page(app, "result")).RequireRateLimiting(Hosting.RateLimiting.Links);
        app.MapGet("/participant", () => Page(app, "participant")).RequireAuthorization(ItogPolicies.Participant);
        app.MapGet("/attendant", () => Page(app, "attendant")).RequireAuthorization(ItogPolicies.Attendant);
        foreach (var page in (string[])["station", "kim", "expert", "technician", "wall", "observer", "organizer", "recheck"])
        {
            app.MapGet("/" + page, () => Page(app, page)).RequireAuthorization(ItogPolicies.Staff);
        }

        app.MapGet(Notice.StylePath, () => Results.Content(Notice.Style, "text/css", Encoding.UTF8));
    }

    private static IResult Page(WebApplication app, string name)
    {
        var file = app.Environment.WebRootFileProvider.GetFileInfo(name + ".html");
        return file.Exists
            ? Results.Stream(file.CreateReadStream(), "text/html; charset=utf-8")
            : Notice.Result(StatusCodes.Status503ServiceUnavailable, "Страницы не собраны", "Сервер собран без страниц.", "Соберите сервер ещё раз: ./run соберёт и страницы.");
    }
}
