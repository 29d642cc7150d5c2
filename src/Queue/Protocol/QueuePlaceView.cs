namespace Itog.Queue.Protocol;

/// <summary>Where the participant stands: his own place and how many wait, never who.</summary>
public sealed record QueuePlaceView(int Place, int Waiting, DateTimeOffset? ExpectedAt, string? Note);
