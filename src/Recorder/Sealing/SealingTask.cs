using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Itog.Recorder.Sealing;

/// <summary>
/// Seals finished recordings, one after the other, when nothing has been recorded or finished for a while, so that no exam ever pays for it.
/// A service of the host, on one task of its own.
/// </summary>
internal sealed class SealingTask(
    RecordingService recorder, KeyFolder keys, IOptions<RecorderOptions> options, TimeProvider time, ILogger<SealingTask> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(1);

    /// <summary>Recordings that are sealed, or were found to be left alone, since this server started.</summary>
    private readonly HashSet<Guid> _done = [];

    private DateTimeOffset _busy = time.GetUtcNow();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await Task.Run(() => LookAsync(stoppingToken), stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The server ends; what is half sealed is begun again.
        }
    }

    /// <summary>One look; for tests, which do not wait for minutes.</summary>
    internal async Task LookAsync(CancellationToken cancellationToken)
    {
        if (recorder.Busy)
        {
            _busy = time.GetUtcNow();
        }

        if (time.GetUtcNow() - _busy < TimeSpan.FromMinutes(options.Value.SealAfterMinutes))
        {
            return;
        }

        foreach (var attempt in recorder.Finished.Where(a => !_done.Contains(a)))
        {
            if (recorder.Busy || !await SealAsync(attempt, cancellationToken))
            {
                return;
            }
        }
    }

    /// <returns>False when it is better to wait before anything else is tried.</returns>
    private async Task<bool> SealAsync(Guid attempt, CancellationToken cancellationToken)
    {
        try
        {
            // For a while both copies lie there.
            if (recorder.DiskNow is var disk && disk.FreeBytes - recorder.BytesOf(attempt) < disk.MinimumFreeBytes)
            {
                logger.NoRoomToSeal(attempt, disk.FreeBytes);
                _busy = time.GetUtcNow();
                return false;
            }

            if (await recorder.SealAsync(attempt, keys, cancellationToken))
            {
                logger.Sealed(attempt);
            }
            else
            {
                logger.LeftUnsealed(attempt);
            }

            _done.Add(attempt);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            logger.NotSealed(exception, attempt);
            _busy = time.GetUtcNow();
            return false;
        }
    }
}
