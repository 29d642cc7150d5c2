namespace Itog.Server.Wall;

/// <summary>The load of the server over the last second. Shares are from 0 to 1.</summary>
/// <param name="Cpu">Of all cores that this process uses.</param>
/// <param name="MemoryBytes">What the process holds.</param>
/// <param name="MemoryLimitBytes">What the machine, or its container, has.</param>
internal sealed record ServerAnswer(
    DateTimeOffset StartedAt, double Cpu, int Cores, long MemoryBytes, long MemoryLimitBytes, IReadOnlyList<MediaWorkerAnswer> Workers);

/// <summary>A media worker: the share of a core that it used, and what it has to do with.</summary>
internal sealed record MediaWorkerAnswer(double Busy, int Rooms, int Members);
