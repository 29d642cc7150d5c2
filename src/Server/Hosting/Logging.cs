using System.Globalization;
using Itog.Server.Whip;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace Itog.Server.Hosting;

/// <summary>Logs: lines for people on the console, one JSON object a line in a file a day.</summary>
internal static class Logging
{
    public static void AddLogging(this WebApplicationBuilder builder, StorageFolder storage) => builder.Services.AddSerilog((_, logger) => logger
        .ReadFrom.Configuration(builder.Configuration)
        // ProblemPages logs what is a failure; a bad request is none.
        .MinimumLevel.Override("Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware", LogEventLevel.Fatal)
        // The keys of cookies and links lie in the database on purpose: who can read that file has everything anyway.
        .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogEventLevel.Error)
        .Enrich.With(new LinkMask())
        .WriteTo.Console(formatProvider: CultureInfo.InvariantCulture, outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}")
        .WriteTo.File(new CompactJsonFormatter(), Path.Combine(storage.Logs, "itog-.jsonl"), rollingInterval: RollingInterval.Day, retainedFileCountLimit: 31),
        preserveStaticLogger: true);

    /// <summary>One line a request: method, path without query, status, time. Pages' files are not worth a line.</summary>
    public static void UseRequestLog(this WebApplication app) => app.UseSerilogRequestLogging(options =>
    {
        options.Logger = app.Services.GetRequiredService<Serilog.ILogger>();
        options.IncludeQueryInRequestPath = false;
        options.GetLevel = (context, _, error) =>
            error is not null || context.Response.StatusCode >= 500 ? LogEventLevel.Error
            : context.Request.Path.StartsWithSegments("/api") || context.Request.Path.StartsWithSegments("/p")
                || WhipHeaders.IsMedia(context.Request.Path) ? LogEventLevel.Information
            : LogEventLevel.Debug;
    });
}
