using Itog.Exam;
using Itog.Server.Pages;
using Microsoft.AspNetCore.Diagnostics;

namespace Itog.Server.Hosting;

/// <summary>Turns exceptions and empty error answers into problem details without a word about the inside.</summary>
internal static partial class ProblemPages
{
    public static void UseProblemAnswers(this WebApplication app)
    {
        app.UseExceptionHandler(handler => handler.Run(async context =>
        {
            var error = context.Features.Get<IExceptionHandlerFeature>()?.Error;
            var status = error is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError;
            if (status >= 500)
            {
                Failed(app.Logger, error);
            }

            await ProblemAnswer.WriteAsync(context, Refusals.ForStatus(status), status);
        }));
        app.UseStatusCodePages(async pages =>
        {
            var context = pages.HttpContext;
            if (context.Response.StatusCode == StatusCodes.Status304NotModified)
            {
                return;
            }

            await RefuseAsync(context, Refusals.ForStatus(context.Response.StatusCode), context.Response.StatusCode);
        });
    }

    /// <summary>People who open an address in a browser get a page, programs a problem.</summary>
    private static Task RefuseAsync(HttpContext context, Problem problem, int status) =>
        context.Request.GetTypedHeaders().Accept.Any(a => a.MediaType == "text/html")
        && !context.Request.Path.StartsWithSegments("/api") && !context.Request.Path.StartsWithSegments("/hub")
            ? Notice.Result(status, problem.Title, problem.Detail, "Вернитесь к личной ссылке, которую прислала школа, или ко входу для сотрудников.").ExecuteAsync(context)
            : ProblemAnswer.WriteAsync(context, problem, status);

    [LoggerMessage(Level = LogLevel.Error, Message = "A request failed")]
    private static partial void Failed(ILogger logger, Exception? error);
}
