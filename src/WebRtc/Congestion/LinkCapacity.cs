namespace Itog.WebRtc.Congestion;

/// <summary>
/// Where the way was found full: mean and spread of the acknowledged rate at overuses (draft-ietf-rmcat-gcc-02 §5.5, "R_hat(i) close to the average").
/// Owned by a <see cref="RateControl"/>.
/// </summary>
internal struct LinkCapacity
{
    private const double Smoothing = 0.05;
    private const double LeastDeviation = 0.4;
    private const double MostDeviation = 2.5;

    private double _kilobits;
    private double _deviation;

    public readonly bool IsKnown => _kilobits > 0;

    public readonly double BitsPerSecond => _kilobits * 1000;

    public readonly double Upper => (_kilobits + Spread) * 1000;

    public readonly double Lower => Math.Max(0, _kilobits - Spread) * 1000;

    // Three deviations (the draft's §5.5); the deviation is kept relative to the mean.
    private readonly double Spread => 3 * Math.Sqrt(_deviation * _kilobits);

    public void OnOveruse(double bitsPerSecond)
    {
        var sample = bitsPerSecond / 1000;
        _kilobits = IsKnown ? _kilobits + (Smoothing * (sample - _kilobits)) : sample;
        var error = _kilobits - sample;
        _deviation += Smoothing * ((error * error / Math.Max(_kilobits, 1)) - _deviation);
        _deviation = Math.Clamp(_deviation, LeastDeviation, MostDeviation);
    }

    public void Forget() => this = default;
}
