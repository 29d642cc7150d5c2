namespace Itog.Queue.Day;

/// <summary>What the day's recordings will take and what the disk has.</summary>
/// <param name="NeededBytes">For the rest of this auditorium's schedule, with what must stay free.</param>
/// <param name="FreeBytes">What other open auditoriums do not need; −1 when the disk cannot be asked.</param>
public sealed record DiskNeed(long NeededBytes, long FreeBytes)
{
    public bool Enough => FreeBytes >= NeededBytes;
}
