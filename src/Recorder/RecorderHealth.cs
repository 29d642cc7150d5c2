using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Itog.Recorder;

/// <summary>The recorder in the health view: degraded when disk space is low or a sound file cannot be made.</summary>
internal sealed class RecorderHealth(RecordingService recorder) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var disk = recorder.Disk;
        var delayed = recorder.All.Count(s => s.Problem is not null);
        var facts = new Dictionary<string, object>
        {
            ["freeBytes"] = disk.FreeBytes,
            ["minimumFreeBytes"] = disk.MinimumFreeBytes,
            ["open"] = recorder.Open.Count,
            ["delayed"] = delayed,
        };
        var result = disk.Low ? HealthCheckResult.Degraded("Disk space for recordings is low.", data: facts)
            : delayed > 0 ? HealthCheckResult.Degraded("Sound files cannot be made.", data: facts)
            : HealthCheckResult.Healthy(data: facts);
        return Task.FromResult(result);
    }
}
