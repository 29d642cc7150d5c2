using Itog.WebRtc.Rtp.Streams;

namespace Itog.WebRtc.Tests.Rtp.Streams;

/// <summary>A publisher and a receiver over a seeded lossy network, in virtual time.</summary>
public class LossyStreamTests
{
    private const int Packets = 3000;

    /// <summary>Packets after those that are looked at: who loses the very last ones cannot know of them.</summary>
    private const int Tail = 50;

    [Theory]
    [InlineData(1, 0.0)]
    [InlineData(2, 0.1)]
    [InlineData(3, 0.1)]
    [InlineData(4, 0.2)]
    public void Receiver_gets_every_packet_by_retransmission(int seed, double loss)
    {
        var (publisher, receiver, there, _) = Run(seed, loss);
        receiver.Received.Count.Should().BeInRange(Packets, Packets + Tail);
        for (var index = 0; index < Packets; index++)
        {
            receiver.Received[receiver.First + index].Should().Equal(SimulatedPublisher.PayloadOf(index));
        }

        receiver.Nack.Lost.Should().Be(0);
        receiver.Nack.PendingCount.Should().Be(0);
        receiver.Nack.Recovered.Should().BeLessThanOrEqualTo(publisher.Retransmitted);
        if (loss > 0)
        {
            there.Dropped.Should().BeGreaterThan(Packets / 20, "otherwise nothing was tested");
            receiver.Statistics.PacketsLost.Should().BeGreaterThan(Packets / 20, "retransmissions do not hide the loss from the reports");
        }
        else
        {
            publisher.Retransmitted.Should().Be(0, "reordering alone asks for nothing");
        }
    }

    [Fact]
    public void Receiver_asks_for_no_more_than_is_needed()
    {
        var (publisher, receiver, there, _) = Run(seed: 5, loss: 0.1);
        receiver.Duplicates.Should().BeLessThan(there.Dropped / 2);
        publisher.Retransmitted.Should().BeLessThan(there.Dropped * 2);
    }

    [Theory]
    [InlineData(6, 0.0)]
    [InlineData(7, 0.1)]
    public void Feedback_matches_what_the_path_did(int seed, double loss)
    {
        var (publisher, receiver, there, back) = Run(seed, loss);
        there.Sent.Should().Be(receiver.Arrived + there.Dropped);
        if (back.Dropped == 0)
        {
            publisher.Acknowledged.Should().Be(receiver.Arrived);

            // A feedback made between two reordered packets calls the later one missing; the next one takes it back.
            publisher.ReportedLost.Should().BeLessThan(receiver.Arrived / 50);
            publisher.Sent.BytesInFlight.Should().Be(0);
            return;
        }

        // A lost feedback leaves some packets in doubt, never wrong: acknowledged are only those that came.
        publisher.Acknowledged.Should().BeInRange(receiver.Arrived * 8 / 10, receiver.Arrived);
        publisher.ReportedLost.Should().BeInRange(there.Dropped * 7 / 10, (int)(there.Dropped * 1.3));
    }

    private static (SimulatedPublisher Publisher, SimulatedReceiver Receiver, LossyPath There, LossyPath Back) Run(int seed, double loss)
    {
        var there = new LossyPath(seed, loss, delay: 30, jitter: 8);
        var back = new LossyPath(seed + 1000, loss, delay: 30, jitter: 8);
        var publisher = new SimulatedPublisher(there, first: 64_000);
        var receiver = new SimulatedReceiver(back);
        var sent = 0;
        for (var time = 0; time < 60_000; time++)
        {
            var now = MediaTime.FromMilliseconds(time);
            if (time % 5 == 0 && sent < Packets + Tail)
            {
                publisher.SendMedia(sent++, now);
            }
            else if (time % 10 == 1 && time < (Packets * 5) + 500)
            {
                publisher.SendProbe(now);
            }

            while (there.TryReceive(now, out var datagram))
            {
                receiver.HandleRtp(datagram, now);
            }

            receiver.HandleTimeout(now);
            while (back.TryReceive(now, out var datagram))
            {
                publisher.HandleRtcp(datagram, now);
            }
        }

        return (publisher, receiver, there, back);
    }
}
