namespace Itog.Clients;

/// <summary>Delays in steps of 50 µs up to two seconds, in constant memory. One writer; readers may see it a moment old.</summary>
public sealed class DelayHistogram
{
    private const double StepMilliseconds = 0.05;

    private readonly int[] _counts = new int[40_000];

    public long Count { get; private set; }

    public void Add(TimeSpan delay)
    {
        _counts[Math.Clamp((int)(delay.TotalMilliseconds / StepMilliseconds), 0, _counts.Length - 1)]++;
        Count++;
    }

    /// <summary>The delay in milliseconds that this share of all stays below; 0 when there are none.</summary>
    public double Percentile(double share)
    {
        var left = (long)(Count * share);
        for (var i = 0; i < _counts.Length; i++)
        {
            left -= _counts[i];
            if (left < 0)
            {
                return (i + 1) * StepMilliseconds;
            }
        }

        return 0;
    }

    public void Clear()
    {
        Array.Clear(_counts);
        Count = 0;
    }
}
