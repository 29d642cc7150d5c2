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

    private double _sum;
    private double _elapsed;
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
        if (step > window)
        {
            // After a pause, a window would be a mixture of silence and sending.
            _sum = 0;
            _elapsed %= window;
        }
        else if (_elapsed >= window)
        {
            OnSample(_sum * 8 / window, isApplicationLimited);
            _elapsed -= window;
            _sum = 0;
        }

        _sum += packet.Bytes;
    }

    public void Reset()
    {
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
