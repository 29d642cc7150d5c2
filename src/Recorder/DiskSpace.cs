namespace Itog.Recorder;

/// <summary>Free space where the recordings go.</summary>
/// <param name="FreeBytes">−1 when the volume cannot be asked.</param>
/// <param name="MinimumFreeBytes">The configured alarm threshold.</param>
public sealed record DiskSpace(long FreeBytes, long MinimumFreeBytes)
{
    /// <summary>Too little is left, or the volume is gone: no exam day should be opened.</summary>
    public bool Low => FreeBytes < MinimumFreeBytes;
}
