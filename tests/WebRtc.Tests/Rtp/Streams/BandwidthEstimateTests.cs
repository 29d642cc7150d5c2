using Itog.WebRtc.Rtcp;
using Itog.WebRtc.Rtp;
using Itog.WebRtc.Rtp.Streams;

namespace Itog.WebRtc.Tests.Rtp.Streams;

/// <summary>A sender that sends as much as it believes it may, over a bottleneck with a queue, in virtual time.</summary>
public class BandwidthEstimateTests
{
    private const int PacketBytes = 1000;

    private readonly TransportFeedbackHistory _history = new();
    private readonly TransportFeedbackRecorder _recorder = new();
    private readonly BandwidthEstimate _estimate = new(initial: 300_000, minimum: 50_000, maximum: 3_000_000);
    private readonly Queue<(ushort Sequence, double Arrival)> _path = new();
    private readonly Random _random = new(11);
    private double _credit;
    private double _lineFree;
    private double _time;

    [Fact]
    public void Grows_to_the_ceiling_on_an_open_line()
    {
        Run(seconds: 60, line: 20_000_000);
        _estimate.BitsPerSecond.Should().Be(3_000_000);
        _estimate.Loss.Should().Be(0);
    }

    [Fact]
    public void Settles_below_the_bottleneck_with_a_short_queue()
    {
        Run(seconds: 60, line: 1_000_000);
        var highest = 0L;
        var lowest = long.MaxValue;
        for (var i = 0; i < 100; i++)
        {
            Run(seconds: 0.2, line: 1_000_000);
            highest = Math.Max(highest, _estimate.BitsPerSecond);
            lowest = Math.Min(lowest, _estimate.BitsPerSecond);
            _estimate.QueueDelay.TotalMilliseconds.Should().BeLessThan(250);
        }

        lowest.Should().BeGreaterThan(500_000);
        highest.Should().BeLessThan(1_250_000);
    }

    [Fact]
    public void Follows_a_line_that_becomes_narrow()
    {
        Run(seconds: 60, line: 2_000_000);
        _estimate.BitsPerSecond.Should().BeGreaterThan(1_000_000);
        Run(seconds: 10, line: 300_000);
        _estimate.BitsPerSecond.Should().BeLessThan(400_000);
    }

    [Fact]
    public void Shrinks_under_heavy_loss_and_not_under_light_loss()
    {
        Run(seconds: 20, line: 20_000_000);
        var before = _estimate.BitsPerSecond;
        Run(seconds: 5, line: 20_000_000, loss: 0.05);
        _estimate.BitsPerSecond.Should().BeGreaterThan(before * 9 / 10);
        Run(seconds: 5, line: 20_000_000, loss: 0.3);
        _estimate.BitsPerSecond.Should().BeLessThan(before / 2);
    }

    [Fact]
    public void Does_not_believe_in_what_was_never_tried()
    {
        Run(seconds: 60, line: 20_000_000, offered: 200_000);
        _estimate.BitsPerSecond.Should().BeLessThan(400_000);
    }

    [Fact]
    public void Never_leaves_its_bounds()
    {
        Run(seconds: 30, line: 20_000_000, loss: 0.9);
        _estimate.BitsPerSecond.Should().Be(50_000);
    }

    private void Run(double seconds, double line, double loss = 0, double offered = double.MaxValue)
    {
        for (var end = _time + (seconds * 1000); _time < end; _time++)
        {
            _credit += Math.Min(_estimate.BitsPerSecond, offered) / 8000;
            while (_credit >= PacketBytes)
            {
                _credit -= PacketBytes;
                Send(line, loss);
            }

            Deliver();
        }
    }

    private void Send(double line, double loss)
    {
        var sequence = _history.OnSent(PacketBytes, MediaTime.FromMilliseconds(_time));
        var leaves = Math.Max(_lineFree, _time) + (PacketBytes * 8000 / line);

        // The queue holds 400 ms; what is more is dropped.
        if (_random.NextDouble() < loss || leaves - _time > 400)
        {
            return;
        }

        _lineFree = leaves;
        _path.Enqueue((sequence, leaves + 20));
    }

    private void Deliver()
    {
        var now = MediaTime.FromMilliseconds(_time);
        while (_path.TryPeek(out var packet) && packet.Arrival <= _time)
        {
            _path.Dequeue();
            _recorder.OnPacket(packet.Sequence, default, MediaTime.FromMilliseconds(packet.Arrival));
        }

        var writer = new RtcpWriter(new byte[1200]);
        while (_recorder.NextDue <= now && _recorder.TryWrite(ref writer, default, now))
        {
        }

        if (writer.Length == 0)
        {
            return;
        }

        RtcpReader.TryCreate(writer.Written, out var reader).Should().BeTrue();
        foreach (var packet in reader)
        {
            TransportFeedback.TryParse(packet, out var feedback).Should().BeTrue();
            _estimate.OnFeedback(_history.OnFeedback(feedback, now), _history.Outcomes, now);
        }
    }
}
