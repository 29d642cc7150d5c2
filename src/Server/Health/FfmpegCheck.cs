using System.ComponentModel;
using System.Diagnostics;
using Itog.Recorder;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Itog.Server.Health;

/// <summary>Whether FFmpeg can be started: without it journals are written but no WAV is made. A success is remembered.</summary>
internal sealed class FfmpegCheck(IOptions<RecorderOptions> options) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private volatile bool _found;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (_found)
        {
            return HealthCheckResult.Healthy();
        }

        try
        {
            using var process = Process.Start(new ProcessStartInfo(options.Value.FfmpegPath, ["-hide_banner", "-version"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(Patience);
            await process.StandardOutput.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            _found = process.ExitCode == 0;
        }
        catch (Exception error) when (error is Win32Exception or OperationCanceledException)
        {
            _found = false;
        }

        return _found ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
    }
}
