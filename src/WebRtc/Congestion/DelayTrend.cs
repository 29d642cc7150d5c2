namespace Itog.WebRtc.Congestion;

/// <summary>
/// Whether a queue on the way grows or drains: the slope of the smoothed one-way delay by least squares, held against a threshold that follows its noise
/// (draft-ietf-rmcat-gcc-02 §5.3, §5.4; the line in place of the draft's Kalman filter is libwebrtc's). Owned by a <see cref="CongestionController"/>.
/// </summary>
internal sealed class DelayTrend
{
    private const int WindowLength = 20;
    private const double Smoothing = 0.9;
    private const double Gain = 4;
    private const int MostDeltas = 60;

    private const double InitialThreshold = 12.5;
    private const double LeastThreshold = 6;
    private const double MostThreshold = 600;

    /// <summary>K_u and K_d: the threshold rises slowly over a slope above it, so that a competing queue-filler does not starve us, and falls fast.</summary>
    private const double Rise = 0.0087;
    private const double Fall = 0.039;

    /// <summary>A slope so far above the threshold is an event, not noise to adapt to.</summary>
    private const double AdaptWithin = 15;
    private const double LongestStep = 100;

    /// <summary>overuse_time_th: one group is not a trend.</summary>
    private const double OveruseMilliseconds = 10;

    private readonly double[] _times = new double[WindowLength];
    private readonly double[] _delays = new double[WindowLength];
    private int _count;
    private int _at;
    private int _deltas;
    private double _origin;
    private double _accumulated;
    private double _smoothed;
    private double _previous;
    private double _overFor = -1;
    private int _overCount;
    private MediaTime _adapted;

    public LinkUsage Usage { get; private set; }

    /// <summary>γ of the draft.</summary>
    public double Threshold { get; private set; } = InitialThreshold;

    /// <summary>m(i) of the draft, in the units of <see cref="Threshold"/>.</summary>
    public double Trend { get; private set; }

    public void OnGroup(in GroupDelta delta, MediaTime now)
    {
        if (_deltas == 0)
        {
            _origin = delta.At;
            _adapted = now;
        }

        _deltas = Math.Min(_deltas + 1, 1000);
        _accumulated += delta.Growth;
        _smoothed = (Smoothing * _smoothed) + ((1 - Smoothing) * _accumulated);
        _times[_at] = delta.At - _origin;
        _delays[_at] = _smoothed;
        _at = (_at + 1) % WindowLength;
        _count = Math.Min(_count + 1, WindowLength);
        var slope = _count == WindowLength ? Slope() : _previous;
        Detect(slope, delta.Sent, now);
    }

    public void Reset()
    {
        _count = 0;
        _at = 0;
        _deltas = 0;
        _accumulated = 0;
        _smoothed = 0;
        _previous = 0;
        _overFor = -1;
        _overCount = 0;
        Threshold = InitialThreshold;
        Trend = 0;
        Usage = LinkUsage.Normal;
    }

    private void Detect(double slope, double sent, MediaTime now)
    {
        Trend = Math.Min(_deltas, MostDeltas) * slope * Gain;
        if (Trend > Threshold)
        {
            _overFor = _overFor < 0 ? sent / 2 : _overFor + sent;
            _overCount++;
            if (_overFor > OveruseMilliseconds && _overCount > 1 && slope >= _previous)
            {
                _overFor = 0;
                _overCount = 0;
                Usage = LinkUsage.Overuse;
            }
        }
        else
        {
            _overFor = -1;
            _overCount = 0;
            Usage = Trend < -Threshold ? LinkUsage.Underuse : LinkUsage.Normal;
        }

        _previous = slope;
        Adapt(now);
    }

    private void Adapt(MediaTime now)
    {
        var size = Math.Abs(Trend);
        var step = Math.Min((now - _adapted).TotalMilliseconds, LongestStep);
        _adapted = now;
        if (size > Threshold + AdaptWithin)
        {
            return;
        }

        var k = size < Threshold ? Fall : Rise;
        Threshold = Math.Clamp(Threshold + (k * (size - Threshold) * step), LeastThreshold, MostThreshold);
    }

    private double Slope()
    {
        double timeSum = 0, delaySum = 0;
        for (var i = 0; i < WindowLength; i++)
        {
            timeSum += _times[i];
            delaySum += _delays[i];
        }

        var time = timeSum / WindowLength;
        var delay = delaySum / WindowLength;
        double numerator = 0, denominator = 0;
        for (var i = 0; i < WindowLength; i++)
        {
            var x = _times[i] - time;
            numerator += x * (_delays[i] - delay);
            denominator += x * x;
        }

        return denominator > 0 ? numerator / denominator : _previous;
    }
}
