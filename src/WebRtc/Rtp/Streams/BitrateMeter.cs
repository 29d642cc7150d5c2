namespace Itog.WebRtc.Rtp.Streams;

/// <summary>Bits per second over a sliding window of one second, in steps of 50 ms; fixed size, allocates nothing.</summary>
public sealed class BitrateMeter
{
    private const int Steps = 20;
    private const long StepNanoseconds = 50_000_000;

    private readonly long[] _bytes = new long[Steps];
    private long _step = long.MinValue;
    private long _firstStep;
    private long _sum;

    /// <summary>All bytes since the beginning.</summary>
    public long TotalBytes { get; private set; }

    public void OnBytes(int bytes, MediaTime now)
    {
        Advance(now);
        _bytes[Slot(_step)] += bytes;
        _sum += bytes;
        TotalBytes += bytes;
    }

    /// <summary>The rate of the last second; of the time since the first byte while that is shorter.</summary>
    public long BitsPerSecond(MediaTime now)
    {
        if (_step == long.MinValue)
        {
            return 0;
        }

        Advance(now);
        var steps = Math.Clamp(_step - _firstStep + 1, 1, Steps);
        return _sum * 8 * (1_000_000_000 / StepNanoseconds) / steps;
    }

    private void Advance(MediaTime now)
    {
        var step = now.Nanoseconds / StepNanoseconds;
        if (_step == long.MinValue)
        {
            _step = step;
            _firstStep = step;
            return;
        }

        if (step - _step >= Steps)
        {
            Array.Clear(_bytes);
            _sum = 0;
            _step = step;
        }

        while (_step < step)
        {
            _step++;
            _sum -= _bytes[Slot(_step)];
            _bytes[Slot(_step)] = 0;
        }
    }

    private static int Slot(long step) => (int)((ulong)step % Steps);
}
