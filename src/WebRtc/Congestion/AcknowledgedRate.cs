using Itog.WebRtc.Rtcp;

namespace Itog.WebRtc.Congestion;

/// <summary>
/// How fast our packets arrive at the receiver (R_hat of draft-ietf-rmcat-gcc-02 §5.5): windows of 150 ms, the more believed the nearer they are to what is
/// believed already (libwebrtc's Bayesian estimator). Owned by a <see cref="CongestionController"/>.
/// </summary>
internal sealed class AcknowledgedRate
{
    private const double FirstWindow = 500;
    private const double Window = 150;
    private const double Doubt = 10;

    /// <summary>While less is sent than could be, a slow window says nothing of the way.</summary>
    private const double DoubtWhenLimited = 20;
    private const double VarianceGrowth = 5;

    private const double LeapVariance = 200;

    private double _sum;
    private double _elapsed;
    private double _unreported;
    private double _previous;
    private double _kilobits = -1;
    private double _variance = 50;
    private bool _started;

    /// <summary>0 before the first window is full.</summary>
    public long BitsPerSecond => _kilobits < 0 ? 0 : (long)(_kilobits * 1000);

    public void OnPacket(in PacketOutcome packet, bool isApplicationLimited)
    {
        var arrival = packet.Arrival * (1000.0 / PacketArrival.TicksPerSecond);
        var window = _kilobits < 0 ? FirstWindow : Window;
        if (!_started)
        {
            _started = true;
            _previous = arrival;
        }

        // A packet that was overtaken counts in the present window.
        var step = Math.Max(0, arrival - _previous);
        _previous += step;
        _elapsed += step;
        if (step > window && _unreported == 0)
        {
            // After a pause, a window would be a mixture of silence and sending.
            _elapsed = 0;
            _sum = 0;
        }
        else if (_elapsed >= window)
        {
            OnSample((_sum + _unreported) * 8 / _elapsed, isApplicationLimited);
            _elapsed = 0;
            _sum = 0;
            _unreported = 0;
        }

        _sum += packet.Bytes;
    }

    /// <summary>So many bytes were sent of which no feedback will speak: the feedback was lost, hardly all of the packets.</summary>
    public void OnUnreported(long bytes) => _unreported += bytes;

    /// <summary>A probe has changed the rate of sending by a leap: believe the next windows sooner.</summary>
    public void ExpectChange() => _variance += LeapVariance;

    public void Reset()
    {
        _unreported = 0;
        _sum = 0;
        _elapsed = 0;
        _kilobits = -1;
        _variance = 50;
        _started = false;
    }

    private void OnSample(double kilobits, bool isApplicationLimited)
    {
        if (_kilobits < 0)
        {
            _kilobits = kilobits;
            return;
        }

        var doubt = isApplicationLimited && kilobits < _kilobits ? DoubtWhenLimited : Doubt;
        var uncertainty = doubt * Math.Abs(_kilobits - kilobits) / Math.Max(_kilobits, 1);
        var sampleVariance = uncertainty * uncertainty;
        var predicted = _variance + VarianceGrowth;
        _kilobits = ((sampleVariance * _kilobits) + (predicted * kilobits)) / (sampleVariance + predicted);
        _variance = Math.Max(sampleVariance * predicted / (sampleVariance + predicted), 1e-3);
    }
}
