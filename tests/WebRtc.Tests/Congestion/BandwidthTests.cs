using Itog.WebRtc.Rtcp;

namespace Itog.WebRtc.Tests.Congestion;

/// <summary>What a subscriber gets over ways of all kinds, with many seeds each, in virtual time.</summary>
public class BandwidthTests
{
    private const int Seeds = 20;

    [Theory]
    [InlineData(150_000, 0.6)]
    [InlineData(300_000, 0.7)]
    [InlineData(1_000_000, 0.75)]
    [InlineData(3_000_000, 0.75)]
    public void Uses_most_of_a_steady_way_with_a_short_queue(double rate, double least) => ForSeeds((link, call, run) =>
    {
        link.BitsPerSecond = rate;
        run(20_000);
        run(60_000);
        call.ReceivedBitsPerSecond.Should().BeInRange(least * rate, rate);
        call.WaitPercentile95.Should().BeLessThan(180);
    });

    [Fact]
    public void Takes_up_a_wide_way_within_two_seconds() => ForSeeds((link, call, run) =>
    {
        link.BitsPerSecond = 20_000_000;
        call.Wanted = 2_500_000;
        run(2_000);
        run(4_000);
        call.ReceivedBitsPerSecond.Should().BeGreaterThan(2_300_000);
        call.WaitPercentile95.Should().BeLessThan(20);
    });

    [Theory]
    [InlineData(150)]
    [InlineData(400)]
    [InlineData(1500)]
    public void Follows_a_way_that_becomes_narrow_and_wide_again(double queue) => ForSeeds((link, call, run) =>
    {
        link.QueueMilliseconds = queue;
        run(20_000);
        link.BitsPerSecond = 500_000;
        run(26_000);
        call.Controller.TargetBitsPerSecond.Should().BeLessThan(600_000);
        run(32_000);
        run(50_000);
        call.ReceivedBitsPerSecond.Should().BeInRange(350_000, 500_000);
        call.WaitPercentile95.Should().BeLessThan(180);
        link.BitsPerSecond = 2_000_000;
        run(65_000);
        run(80_000);
        call.ReceivedBitsPerSecond.Should().BeInRange(1_400_000, 2_000_000);
        call.WaitPercentile95.Should().BeLessThan(150);
    });

    [Theory]
    [InlineData(0.02, 0.85)]
    [InlineData(0.05, 0.8)]
    [InlineData(0.10, 0.7)]
    [InlineData(0.20, 0.5)]
    public void Does_not_take_random_loss_for_congestion(double loss, double least) => ForSeeds((link, call, run) =>
    {
        link.Loss = loss;
        call.Wanted = 1_500_000;
        run(20_000);
        run(50_000);

        // Of what passes at all.
        call.ReceivedBitsPerSecond.Should().BeGreaterThan(least * (1 - loss) * 1_500_000);
    });

    [Fact]
    public void Grows_while_a_twentieth_is_lost() => ForSeeds((link, call, run) =>
    {
        link.BitsPerSecond = 600_000;
        link.Loss = 0.05;
        run(20_000);
        link.BitsPerSecond = 2_500_000;
        run(45_000);
        run(55_000);
        call.ReceivedBitsPerSecond.Should().BeGreaterThan(1_400_000);
    });

    [Fact]
    public void Survives_ten_seconds_of_heavy_loss() => ForSeeds((link, call, run) =>
    {
        call.Wanted = 1_500_000;
        run(20_000);
        link.Loss = 0.3;
        run(30_000);
        call.ReceivedBitsPerSecond.Should().BeGreaterThan(300_000);
        link.Loss = 0;
        run(38_000);
        run(43_000);
        call.ReceivedBitsPerSecond.Should().BeGreaterThan(1_200_000);
    });

    [Fact]
    public void Yields_to_a_way_that_drops_and_does_not_queue() => ForSeeds((link, call, run) =>
    {
        link.BitsPerSecond = 1_000_000;
        link.QueueMilliseconds = 40;
        run(20_000);
        var dropped = link.Dropped;
        var sent = link.Passed + dropped;
        run(60_000);
        call.ReceivedBitsPerSecond.Should().BeGreaterThan(450_000);
        (link.Dropped - dropped).Should().BeLessThan((link.Passed + link.Dropped - sent) / 10);
    });

    [Theory]
    [InlineData(5, 0, 0.65)]
    [InlineData(15, 0, 0.5)]
    [InlineData(15, 0.3, 0.5)]
    [InlineData(30, 0.1, 0.4)]
    public void Stands_jitter_and_reordering(double jitter, double reordered, double least) => ForSeeds((link, call, run) =>
    {
        link.BitsPerSecond = 2_000_000;
        link.JitterMilliseconds = jitter;
        link.Reordered = reordered;
        run(20_000);
        run(60_000);
        call.ReceivedBitsPerSecond.Should().BeInRange(least * 2_000_000, 2_000_000);
        call.WaitPercentile95.Should().BeLessThan(200);
    });

    [Theory]
    [InlineData(5_000_000_000, 1)]
    [InlineData(-5_000_000_000, 1)]
    [InlineData(123, 1.0005)]
    [InlineData(123, 0.9995)]

    // The reference time wraps 30 s after the start: 2^23 units of 64 ms.
    [InlineData(536_870_912 - 30_000, 1)]
    [InlineData(1_073_741_824 - 30_000, 1)]
    public void Does_not_care_for_the_receivers_clock(double offset, double rate) => ForSeeds(
        (link, call, run) =>
        {
            link.BitsPerSecond = 1_000_000;
            call.ClockOffset = offset;
            call.ClockRate = rate;
            run(20_000);
            run(60_000);
            call.ReceivedBitsPerSecond.Should().BeInRange(700_000, 1_000_000);
            call.WaitPercentile95.Should().BeLessThan(150);
        },
        seeds: 5);

    [Fact]
    public void Goes_on_after_the_receivers_clock_is_set() => ForSeeds((link, call, run) =>
    {
        link.BitsPerSecond = 1_000_000;
        run(20_000);
        call.ClockOffset = 3_600_000;
        run(30_000);
        run(50_000);
        call.ReceivedBitsPerSecond.Should().BeInRange(650_000, 1_000_000);
        call.WaitPercentile95.Should().BeLessThan(150);
    });

    [Fact]
    public void Is_not_starved_by_a_download() => ForSeeds(
        (link, call, run) =>
        {
            run(15_000);
            run(75_000);
            call.ReceivedBitsPerSecond.Should().BeGreaterThan(0.08 * 3_000_000);
        },
        hasDownload: true);

    [Fact]
    public void Does_not_starve_a_download_either() => ForSeeds(
        (link, call, run) =>
        {
            run(15_000);
            run(75_000);
            call.ReceivedBitsPerSecond.Should().BeLessThan(0.7 * 3_000_000);
        },
        hasDownload: true);

    [Fact]
    public void Stands_the_loss_of_feedback() => ForSeeds((link, call, run) =>
    {
        call.FeedbackLoss = 0.2;
        run(20_000);
        run(60_000);
        call.ReceivedBitsPerSecond.Should().BeGreaterThan(1_800_000);
        call.WaitPercentile95.Should().BeLessThan(250);
    });

    [Fact]
    public void Backs_off_while_no_feedback_comes_and_recovers_soon() => ForSeeds((link, call, run) =>
    {
        run(20_000);
        call.FeedbackLoss = 1;
        run(26_000);
        call.Controller.TargetBitsPerSecond.Should().BeLessThan(500_000);
        call.FeedbackLoss = 0;
        run(31_000);
        run(41_000);
        call.ReceivedBitsPerSecond.Should().BeGreaterThan(2_000_000);
    });

    [Fact]
    public void Finds_its_rate_again_after_the_way_was_cut_for_five_seconds() => ForSeeds((link, call, run) =>
    {
        run(20_000);
        link.IsCut = true;
        run(25_000);
        link.IsCut = false;
        run(31_000);
        run(41_000);
        call.ReceivedBitsPerSecond.Should().BeGreaterThan(1_800_000);
    });

    [Fact]
    public void Keeps_the_proven_rate_while_only_sound_flows() => ForSeeds((link, call, run) =>
    {
        run(20_000);
        var before = call.Controller.TargetBitsPerSecond;
        call.SendsVideo = false;
        run(60_000);
        call.Controller.TargetBitsPerSecond.Should().BeInRange(before * 7 / 10, 6_000_000);
        call.SendsVideo = true;
        run(62_000);
        run(66_000);
        call.ReceivedBitsPerSecond.Should().BeGreaterThan(1_500_000);
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Believes_nothing_new_while_only_sound_flows_from_the_start(bool isUnnumbered) => ForSeeds(
        (link, call, run) =>
        {
            link.BitsPerSecond = 20_000_000;
            call.SendsVideo = false;
            call.SoundIsUnnumbered = isUnnumbered;
            call.SetWanted(100_000, 0);
            run(60_000);
            call.Controller.TargetBitsPerSecond.Should().BeInRange(60_000, 700_000);
            call.ReceivedBitsPerSecond.Should().BeLessThan(60_000);
        },
        seeds: 5);

    [Fact]
    public void Follows_layers_without_leaving_the_higher_one_for_nothing() => ForSeeds((link, call, run) =>
    {
        link.BitsPerSecond = 2_500_000;
        call.Layers = [150_000, 500_000, 1_500_000];
        call.Wanted = 1_500_000;
        call.SetWanted(1_600_000, 0);
        run(10_000);
        for (var until = 11_000; until <= 60_000; until += 1_000)
        {
            run(until);
            call.ReceivedBitsPerSecond.Should().BeGreaterThan(1_000_000, "at {0}", until);
        }
    });

    [Fact]
    public void Probes_for_the_next_layer_and_finds_it() => ForSeeds((link, call, run) =>
    {
        link.BitsPerSecond = 700_000;
        call.Layers = [150_000, 500_000, 1_500_000];
        call.Wanted = 1_500_000;
        call.SetWanted(1_600_000, 0);
        run(20_000);
        link.BitsPerSecond = 4_000_000;
        run(35_000);
        run(45_000);
        call.ReceivedBitsPerSecond.Should().BeGreaterThan(1_300_000);
    });

    [Fact]
    public void Manages_with_receiver_reports_alone() => ForSeeds((link, call, run) =>
    {
        link.BitsPerSecond = 1_000_000;
        call.HasTransportFeedback = false;
        run(30_000);
        run(90_000);
        call.ReceivedBitsPerSecond.Should().BeInRange(600_000, 1_000_000);
        call.WaitPercentile95.Should().BeLessThan(301);
    });

    [Fact]
    public void Obeys_a_receivers_own_estimate() => ForSeeds(
        (link, call, run) =>
        {
            run(10_000);
            call.Controller.OnRemb(new Remb(default, 400_000), MediaTime.FromMilliseconds(10_000));
            run(11_000);
            run(20_000);
            call.ReceivedBitsPerSecond.Should().BeLessThan(450_000);
        },
        seeds: 3);

    [Fact]
    public void Begins_anew_on_another_way() => ForSeeds((link, call, run) =>
    {
        run(20_000);
        link.BitsPerSecond = 1_000_000;
        link.DelayMilliseconds = 120;
        call.Controller.OnRouteChanged(MediaTime.FromMilliseconds(20_000));
        call.Controller.TargetBitsPerSecond.Should().BeLessThanOrEqualTo(600_000);
        run(30_000);
        run(50_000);
        call.ReceivedBitsPerSecond.Should().BeInRange(600_000, 1_000_000);
        call.WaitPercentile95.Should().BeLessThan(150);
    });

    [Fact]
    public void Never_leaves_its_bounds_on_a_way_that_changes_at_random()
    {
        for (var seed = 1; seed <= 60; seed++)
        {
            var random = new Random(seed);
            var link = new Bottleneck(seed);
            var call = new SimulatedCall(link, seed);
            for (var now = 0.0; now < 60_000; now++)
            {
                if (now % 2000 == 0)
                {
                    link.BitsPerSecond = 30_000 * Math.Pow(300, random.NextDouble());
                    link.Loss = random.Next(3) == 0 ? random.NextDouble() * 0.6 : 0;
                    link.JitterMilliseconds = random.Next(3) == 0 ? random.NextDouble() * 60 : 0;
                    link.Reordered = random.NextDouble() * 0.5;
                    link.QueueMilliseconds = 20 + (random.NextDouble() * 1500);
                    link.IsCut = random.Next(12) == 0;
                    call.FeedbackLoss = random.Next(3) == 0 ? random.NextDouble() : 0;
                    call.ClockOffset = random.Next(20) == 0 ? random.Next() : call.ClockOffset;
                    call.SendsVideo = random.Next(6) != 0;
                    if (random.Next(20) == 0)
                    {
                        call.Controller.OnRouteChanged(MediaTime.FromMilliseconds(now));
                    }
                }

                link.Step(now);
                call.Step(now);
                call.Controller.TargetBitsPerSecond.Should().BeInRange(60_000, 6_000_000);
                call.Controller.Loss.Should().BeInRange(0, 1);
                call.Controller.QueueDelay.Should().BeGreaterThanOrEqualTo(TimeSpan.Zero);
            }
        }
    }

    private static void ForSeeds(Action<Bottleneck, SimulatedCall, Action<double>> scenario, bool hasDownload = false, int seeds = Seeds)
    {
        for (var seed = 1; seed <= seeds; seed++)
        {
            var link = new Bottleneck(seed);
            var call = new SimulatedCall(link, seed * 100);
            var download = hasDownload ? new GreedyFlow(link) : null;
            var now = 0.0;
            using var scope = new AwesomeAssertions.Execution.AssertionScope($"seed {seed}");
            scenario(link, call, until =>
            {
                call.Measure();
                for (; now < until; now++)
                {
                    link.Step(now);
                    download?.Step(now);
                    call.Step(now);
                }

                call.Measure();
            });
        }
    }
}
