namespace Itog.WebRtc.Rtcp;

/// <summary>Wall-clock time as RTCP carries it (RFC 3550 §4): seconds since 1900 in 32.32 fixed point.</summary>
public readonly record struct NtpTime(ulong Value)
{
    private static readonly DateTimeOffset _epoch = new(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static NtpTime From(DateTimeOffset time)
    {
        var ticks = (ulong)(time - _epoch).Ticks;
        var seconds = ticks / TimeSpan.TicksPerSecond;
        var fraction = ((ticks % TimeSpan.TicksPerSecond) << 32) / TimeSpan.TicksPerSecond;
        return new NtpTime((seconds << 32) | fraction);
    }

    /// <summary>The 32 bits in the middle, which a receiver report echoes as LSR (RFC 3550 §6.4.1).</summary>
    public uint Middle => (uint)(Value >> 16);

    public NtpTime Add(TimeSpan time) => new(unchecked(Value + (ulong)(long)(time.TotalSeconds * 4294967296.0)));

    public DateTimeOffset ToDateTimeOffset() =>
        _epoch.AddTicks((long)(Value >> 32) * TimeSpan.TicksPerSecond)
            .AddTicks((long)(((Value & 0xFFFFFFFF) * TimeSpan.TicksPerSecond) >> 32));
}
