namespace Itog.Queue.Wall;

/// <summary>One whole key frame (VP8, RFC 6386), as its camera encoded it. Kept in memory only, until the next one.</summary>
public sealed record Still(DateTimeOffset At, byte[] Frame)
{
    /// <summary>Tells it from the ones before and after: when it came, in milliseconds.</summary>
    public long Number => At.ToUnixTimeMilliseconds();
}
