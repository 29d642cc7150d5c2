using Itog.WebRtc;

namespace Itog.Conference.Workers;

/// <summary>The share of its time that a worker has not waited, second by second. Written by the worker thread, read by any.</summary>
internal sealed class BusyShare
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    private MediaTime _windowBegan;
    private TimeSpan _waited;
    private double _value;

    /// <summary>Of the last whole window, 0 to 1.</summary>
    public double Value => Volatile.Read(ref _value);

    /// <summary>The worker has waited from one moment to the other.</summary>
    public void OnWait(MediaTime from, MediaTime until)
    {
        if (_windowBegan == default)
        {
            _windowBegan = from;
        }

        _waited += until - from;
        var elapsed = until - _windowBegan;
        if (elapsed >= Window)
        {
            Volatile.Write(ref _value, 1 - Math.Clamp(_waited / elapsed, 0, 1));
            _windowBegan = until;
            _waited = TimeSpan.Zero;
        }
    }
}
