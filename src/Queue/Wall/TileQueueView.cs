namespace Itog.Queue.Wall;

/// <summary>The queue of an auditorium in numbers.</summary>
/// <param name="Lost">Those who wait without a connection.</param>
/// <param name="Checked">Those of the waiting whose test of camera, microphone and sound has passed.</param>
/// <param name="Ended">Those who need not answer any more today.</param>
public sealed record TileQueueView(int Waiting, int Lost, int Checked, int Expected, int Ended, int Scheduled, DateTimeOffset? NextAt);
