using Itog.Recorder;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Itog.Server.Health;

/// <summary>Whether recordings have room: low space is a warning, for an exam never stops because of it.</summary>
internal sealed class DiskCheck(RecordingService recordings) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(recordings.Disk.Low ? HealthCheckResult.Degraded() : HealthCheckResult.Healthy());
}
