namespace Itog.Queue.Protocol;

/// <summary>Free space where the recordings go.</summary>
public sealed record DiskView(long FreeBytes, bool Low);
