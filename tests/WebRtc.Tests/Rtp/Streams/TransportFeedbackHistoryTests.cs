using Itog.WebRtc.Rtcp;
using Itog.WebRtc.Rtp;
using Itog.WebRtc.Rtp.Streams;

namespace Itog.WebRtc.Tests.Rtp.Streams;

public class TransportFeedbackHistoryTests
{
    private readonly TransportFeedbackHistory _history = new();
    private readonly TransportFeedbackRecorder _recorder = new();

    [Fact]
    public void Learns_what_came_what_was_lost_and_how_fast()
    {
        // One packet of 1250 bytes a 10 ms is 1 Mbit/s; the fifth is lost.
        for (var i = 0; i < 11; i++)
        {
            var sequence = _history.OnSent(1250, At(10 * i));
            if (i != 4)
            {
                _recorder.OnPacket(sequence, new Ssrc(1), At(5_000_000 + (10 * i)));
            }
        }

        _history.BytesInFlight.Should().Be(11 * 1250);
        var summary = Exchange(At(140));
        summary.Acknowledged.Should().Be(10);
        summary.AcknowledgedBytes.Should().Be(12_500);
        summary.Lost.Should().Be(1);
        summary.RoundTrip.Should().Be(TimeSpan.FromMilliseconds(40));
        summary.DeliveredBitsPerSecond.Should().Be(900_000);
        _history.BytesInFlight.Should().Be(0);
        var outcomes = _history.Outcomes.ToArray();
        outcomes.Should().HaveCount(11);
        outcomes[4].Should().Be(new PacketOutcome(At(40), 0, 1250, IsLost: true));
        (outcomes[1].Arrival - outcomes[0].Arrival).Should().Be(40);
    }

    [Fact]
    public void Counts_a_packet_that_came_after_all_as_acknowledged()
    {
        var first = _history.OnSent(100, At(0));
        var second = _history.OnSent(100, At(1));
        var third = _history.OnSent(100, At(2));
        _recorder.OnPacket(first, default, At(10));
        _recorder.OnPacket(third, default, At(12));
        Exchange(At(60)).Should().Match<FeedbackSummary>(summary => summary.Lost == 1 && summary.Acknowledged == 2);
        _recorder.OnPacket(second, default, At(70));
        Exchange(At(120)).Should().Match<FeedbackSummary>(summary => summary.Lost == 0 && summary.Acknowledged == 1);
        _history.BytesInFlight.Should().Be(0);
    }

    [Fact]
    public void Ignores_feedback_about_packets_that_it_never_sent()
    {
        _history.OnSent(100, At(0));
        _recorder.OnPacket(30_000, default, At(10));
        Exchange(At(60)).Should().Be(new FeedbackSummary(0, 0, 0, null, 0));
        _history.BytesInFlight.Should().Be(100);
    }

    [Fact]
    public void Goes_on_over_the_wrap_of_numbers()
    {
        var acknowledged = 0;
        for (var i = 0; i < 70_000; i++)
        {
            _recorder.OnPacket(_history.OnSent(10, At(i)), default, At(i + 30));
            if (i % 50 == 49)
            {
                acknowledged += Exchange(At(i + 60)).Acknowledged;
            }
        }

        acknowledged.Should().Be(70_000);
        _history.BytesInFlight.Should().Be(0);
    }

    [Fact]
    public void Goes_on_over_the_wrap_of_the_reference_time()
    {
        // 24 bits, signed, of 64 ms wrap after half of 2^24 of them.
        var wrap = (1L << 23) * 64;
        var previous = 0L;
        for (var i = 0; i < 10; i++)
        {
            _recorder.OnPacket(_history.OnSent(10, At(i * 100)), default, At(wrap - 500 + (i * 100)));
            _ = Exchange(At(i * 100));
            var arrival = _history.Outcomes[0].Arrival;
            if (i > 0)
            {
                (arrival - previous).Should().Be(400);
            }

            previous = arrival;
        }
    }

    private FeedbackSummary Exchange(MediaTime now)
    {
        var writer = new RtcpWriter(new byte[4000]);
        while (_recorder.TryWrite(ref writer, new Ssrc(9), now))
        {
        }

        RtcpReader.TryCreate(writer.Written, out var reader).Should().BeTrue();
        var summary = default(FeedbackSummary);
        foreach (var packet in reader)
        {
            TransportFeedback.TryParse(packet, out var feedback).Should().BeTrue();
            summary = _history.OnFeedback(feedback, now);
        }

        return summary;
    }

    private static MediaTime At(double milliseconds) => MediaTime.FromMilliseconds(milliseconds);
}
