namespace Itog.Recorder;

/// <summary>Free space where the recordings go.</summary>
/// <param name="FreeBytes">−1 when the volume cannot be asked.</param>
/// <param name="MinimumFreeBytes">The configured alarm threshold.</param>
/// <param name="ReservedBytes">What the open auditoriums will still need for the rest of their schedules.</param>
public sealed record DiskSpace(long FreeBytes, long MinimumFreeBytes, long ReservedBytes = 0)
{
    /// <summary>Less is left than the day will need, or than is wise, or the volume is gone: known hours before anything fails.</summary>
    public bool Low => FreeBytes < Math.Max(MinimumFreeBytes, ReservedBytes);
}
