using Itog.Conference;

namespace Itog.Server.Wall;

/// <summary>Measures the load of this process, at most once in <see cref="Window"/> however many ask. One per process; any thread.</summary>
internal sealed class ServerLoad(ConferenceService conference, TimeProvider time)
{
    /// <summary>Over how long the use of the processor is counted at least.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMilliseconds(900);

    private readonly Lock _gate = new();
    private readonly DateTimeOffset _startedAt = time.GetUtcNow();
    private (long At, TimeSpan Used) _last = (time.GetTimestamp(), Environment.CpuUsage.TotalTime);
    private double _cpu;

    public async Task<ServerAnswer> ReadAsync()
    {
        var workers = await conference.LoadAsync();
        return new ServerAnswer(
            _startedAt,
            Math.Round(Cpu(), 3),
            Environment.ProcessorCount,
            Environment.WorkingSet,
            GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
            [.. workers.Select(w => new MediaWorkerAnswer(Math.Round(w.Busy, 3), w.Rooms, w.Members))]);
    }

    private double Cpu()
    {
        lock (_gate)
        {
            var elapsed = time.GetElapsedTime(_last.At);
            if (elapsed >= Window)
            {
                var used = Environment.CpuUsage.TotalTime;
                _cpu = Math.Clamp((used - _last.Used) / elapsed / Environment.ProcessorCount, 0, 1);
                _last = (time.GetTimestamp(), used);
            }

            return _cpu;
        }
    }
}
