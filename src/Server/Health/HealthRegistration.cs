using System.Text.Json;
using Itog.Exam;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Itog.Server.Health;

/// <summary><c>/health</c>: whether an exam can be held now. Names of parts and their state, nothing of the inside.</summary>
internal static class HealthRegistration
{
    public static void AddHealth(this IServiceCollection services) => services.AddHealthChecks()
        .AddDbContextCheck<ExamDbContext>("database")
        .AddCheck<DiskCheck>("disk")
        .AddCheck<FfmpegCheck>("ffmpeg")
        .AddCheck<MediaWorkerCheck>("media");

    public static void MapHealth(this IEndpointRouteBuilder app) => app.MapHealthChecks("/health", new HealthCheckOptions
    {
        ResponseWriter = static (context, report) =>
        {
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync(JsonSerializer.Serialize(
                new { status = report.Status.ToString(), parts = report.Entries.ToDictionary(e => e.Key, e => e.Value.Status.ToString()) },
                JsonSerializerOptions.Web));
        },
        ResultStatusCodes =
        {
            [HealthStatus.Healthy] = StatusCodes.Status200OK,
            [HealthStatus.Degraded] = StatusCodes.Status200OK,
            [HealthStatus.Unhealthy] = StatusCodes.Status503ServiceUnavailable,
        },
    });
}
