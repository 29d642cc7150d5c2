using Itog.Conference;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Itog.Server.Health;

/// <summary>Whether the media worker still takes its turns: it must answer a question about a room that does not exist.</summary>
internal sealed class MediaWorkerCheck(ConferenceService conference) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await conference.StatisticsAsync(new RoomId("health")).WaitAsync(Patience, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (TimeoutException)
        {
            return HealthCheckResult.Unhealthy();
        }
    }
}
