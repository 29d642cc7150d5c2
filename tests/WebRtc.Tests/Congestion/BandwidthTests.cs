namespace Itog.WebRtc.Tests.Congestion;

/// <summary>What a subscriber gets over a narrow way, with many seeds, in virtual time.</summary>
public class BandwidthTests
{
    [Theory]
    [InlineData(300_000)]
    [InlineData(1_000_000)]
    [InlineData(3_000_000)]
    public void Uses_most_of_a_steady_way_with_a_short_queue(double rate)
    {
        for (var seed = 1; seed <= 10; seed++)
        {
            var link = new Bottleneck(seed) { BitsPerSecond = rate };
            var call = new SimulatedCall(link, seed);
            for (var now = 0.0; now < 60_000; now++)
            {
                if (now == 20_000)
                {
                    call.Measure();
                }

                link.Step(now);
                call.Step(now);
            }

            call.Measure();
            call.ReceivedBitsPerSecond.Should().BeInRange(0.7 * rate, rate, "seed {0}", seed);
            call.WaitPercentile95.Should().BeLessThan(250, "seed {0}", seed);
        }
    }
}
