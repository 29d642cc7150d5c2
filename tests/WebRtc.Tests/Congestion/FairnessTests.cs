namespace Itog.WebRtc.Tests.Congestion;

/// <summary>Two people behind one line, as in a family, a hospital or a school: whoever came first leaves the other one room.</summary>
public class FairnessTests
{
    private const int Seeds = 10;
    private const double Lead = 20_000;
    private const double Settling = 30_000;
    private const double Measured = 120_000;

    [Theory]
    [InlineData(600_000)]
    [InlineData(3_000_000)]
    public void Two_calls_on_one_line_share_it_not_worse_than_one_to_three(double rate)
    {
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var line = new Bottleneck(seed) { BitsPerSecond = rate };
            var first = new SimulatedCall(line, seed * 100);
            Run(line, [first], 0, Lead);
            var second = new SimulatedCall(line, (seed * 100) + 1, now: Lead);
            Run(line, [first, second], Lead, Lead + Settling);
            Run(line, [first, second], Lead + Settling, Lead + Settling + Measured);

            using var scope = new AwesomeAssertions.Execution.AssertionScope($"seed {seed}");
            (second.ReceivedBitsPerSecond / first.ReceivedBitsPerSecond).Should().BeInRange(1.0 / 3, 3);
            (first.ReceivedBitsPerSecond + second.ReceivedBitsPerSecond).Should().BeInRange(0.8 * rate, rate);
            first.WaitPercentile95.Should().BeLessThan(250);
        }
    }

    private static void Run(Bottleneck line, SimulatedCall[] calls, double from, double until)
    {
        for (var now = from; now < until; now++)
        {
            line.Step(now);
            foreach (var call in calls)
            {
                call.Step(now);
            }
        }

        Array.ForEach(calls, call => call.Measure());
    }
}
