namespace Itog.WebRtc.Tests.Congestion;

/// <summary>A download over TCP beside the call: a window that grows by a packet a round trip and halves when one is lost (RFC 5681), in virtual time.</summary>
internal sealed class GreedyFlow(Bottleneck link, double returnMilliseconds = 25)
{
    private const int PacketBytes = 1400;

    private readonly PriorityQueue<bool, double> _acknowledgements = new();
    private double _window = 4;
    private double _threshold = 64;
    private int _inFlight;
    private double _halvedAt = double.MinValue;
    private double _now;
    private long _received;

    public double BitsPerSecondSince(double from) => _received * 8000.0 / Math.Max(1, _now - from);

    public void Forget() => _received = 0;

    public void Step(double now)
    {
        _now = now;
        while (_acknowledgements.TryPeek(out var came, out var at) && at <= now)
        {
            _acknowledgements.Dequeue();
            _inFlight--;
            if (came)
            {
                _window += _window < _threshold ? 1 : 1 / _window;
            }
            else if (now - _halvedAt > 200)
            {
                _halvedAt = now;
                _threshold = _window = Math.Max(2, _window / 2);
            }
        }

        while (_inFlight < (int)_window)
        {
            _inFlight++;
            link.Send(PacketBytes, Arrive, Lose);
        }
    }

    private void Arrive(double at)
    {
        _received += PacketBytes;
        _acknowledgements.Enqueue(true, at + returnMilliseconds);
    }

    private void Lose() => _acknowledgements.Enqueue(false, _now + returnMilliseconds + link.DelayMilliseconds + link.WaitMilliseconds);
}
