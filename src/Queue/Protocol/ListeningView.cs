namespace Itog.Queue.Protocol;

/// <summary>The recording of the attempt that ended; <paramref name="Url"/> is null while it is being prepared.</summary>
public sealed record ListeningView(Guid AttemptId, string? Url, double? DurationSeconds, DateTimeOffset? ConfirmedAt);
