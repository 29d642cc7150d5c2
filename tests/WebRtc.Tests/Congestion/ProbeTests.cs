using Itog.WebRtc.Congestion;

namespace Itog.WebRtc.Tests.Congestion;

public class ProbeTests
{
    private readonly ProbeSchedule _schedule = new(new CongestionOptions { Initial = 500_000, Minimum = 50_000, Maximum = 5_000_000 });

    [Fact]
    public void Begins_with_three_times_the_start_and_goes_on_while_it_succeeds()
    {
        _schedule.Start(500_000, At(0));
        Begin(500_000, 0)!.Value.BitsPerSecond.Should().Be(1_500_000);
        Begin(500_000, 10).Should().BeNull();
        _schedule.OnResult(1_480_000, 1_500_000, 500_000, 1_480_000, At(100));
        Begin(1_480_000, 100)!.Value.BitsPerSecond.Should().Be(2_960_000);
        _schedule.OnResult(1_700_000, 2_960_000, 1_480_000, 1_700_000, At(200));
        Begin(1_700_000, 5_000).Should().BeNull();
    }

    [Fact]
    public void Probes_for_nothing_that_nobody_wants()
    {
        _schedule.SetWanted(400_000, At(0));
        _schedule.Start(500_000, At(0));
        for (var now = 0; now < 60_000; now += 100)
        {
            Begin(500_000, now).Should().BeNull();
        }
    }

    [Fact]
    public void Probes_soon_when_more_is_wanted()
    {
        _schedule.SetWanted(400_000, At(0));
        _schedule.Start(500_000, At(0));
        for (var now = 0; now < 60_000; now += 100)
        {
            Begin(500_000, now);
            _schedule.SetWanted(400_000 + (now % 300 * 100), At(now));
        }

        _schedule.SetWanted(2_000_000, At(60_000));
        Begin(500_000, 60_000)!.Value.BitsPerSecond.Should().BeInRange(1_000_000, 2_400_000);
    }

    [Fact]
    public void Looks_again_after_a_deep_fall_where_it_was_before()
    {
        Settle();
        _schedule.OnFall(2_000_000, 800_000, At(100_000));
        Begin(800_000, 102_900).Should().BeNull();
        Begin(800_000, 103_000)!.Value.BitsPerSecond.Should().Be(1_700_000);
    }

    [Fact]
    public void Waits_while_a_queue_stands()
    {
        _schedule.Start(500_000, At(0));
        _schedule.TryBegin(500_000, mayProbe: false, At(0), out _).Should().BeFalse();
        Begin(500_000, 900).Should().BeNull();
        Begin(500_000, 1_000).Should().NotBeNull();
    }

    [Fact]
    public void Probes_less_often_while_it_fails()
    {
        Settle();
        var begun = new List<int>();
        for (var now = 100_000; now < 200_000; now += 100)
        {
            if (Begin(1_000_000, now) is { } cluster)
            {
                begun.Add(now);
                _schedule.OnResult(1_000_000, cluster.BitsPerSecond, 1_000_000, 1_000_000, At(now + 50));
            }
        }

        begun.Count.Should().BeInRange(8, 11);
    }

    [Fact]
    public void Asks_for_packets_at_the_rate_of_the_cluster()
    {
        var sender = default(ProbeSender);
        sender.Begin(ProbeCluster.At(1, 2_000_000), At(0));
        var bytes = 0;
        var last = 0.0;
        for (var now = 0.0; now < 100; now += 0.1)
        {
            while (sender.TryTake(At(now), out var asked))
            {
                sender.OnSent(asked, At(now));
                bytes += asked;
                last = now;
            }
        }

        bytes.Should().BeInRange(7_500, 8_700);
        last.Should().BeInRange(24, 36);
        sender.ActiveId.Should().Be(0);
        sender.NextDue.Should().Be(MediaTime.Never);
    }

    [Fact]
    public void Gives_a_cluster_up_that_nobody_sends()
    {
        var sender = default(ProbeSender);
        sender.Begin(ProbeCluster.At(1, 2_000_000), At(0));
        sender.TryTake(At(201), out _).Should().BeFalse();
        sender.ActiveId.Should().Be(0);
    }

    [Theory]
    [InlineData(1.0, 1_900_000, 2_100_000)]

    // Half as fast: the way holds less than a megabit.
    [InlineData(2.0, 800_000, 900_000)]

    // Faster than sent: what was sent is what is shown.
    [InlineData(0.7, 1_900_000, 2_100_000)]
    public void Measures_what_came_through(double stretch, double least, double most)
    {
        var measurement = ProbeMeasurement.Of(ProbeCluster.At(1, 2_000_000));
        for (var i = 0; i < 10; i++)
        {
            measurement.OnPacket(new PacketOutcome(At(i * 3), (long)(i * 3 * stretch * 4), 750, false, false, 1));
        }

        measurement.TryGetRate(out var rate).Should().BeTrue();
        rate.Should().BeInRange(least, most);
    }

    [Fact]
    public void Measures_nothing_by_packets_that_were_held_and_let_go()
    {
        var measurement = ProbeMeasurement.Of(ProbeCluster.At(1, 2_000_000));
        for (var i = 0; i < 10; i++)
        {
            measurement.OnPacket(new PacketOutcome(At(i * 3), i, 750, false, false, 1));
        }

        measurement.TryGetRate(out _).Should().BeFalse();
    }

    [Fact]
    public void Measures_nothing_by_half_of_a_cluster()
    {
        var measurement = ProbeMeasurement.Of(ProbeCluster.At(1, 2_000_000));
        for (var i = 0; i < 5; i++)
        {
            measurement.OnPacket(new PacketOutcome(At(i * 3), i * 12, 750, false, false, 1));
        }

        measurement.TryGetRate(out _).Should().BeFalse();
    }

    private void Settle()
    {
        _schedule.Start(500_000, At(0));
        Begin(500_000, 0);
        _schedule.OnResult(200_000, 1_500_000, 500_000, 500_000, At(50));
    }

    private ProbeCluster? Begin(double target, double now) => _schedule.TryBegin(target, mayProbe: true, At(now), out var cluster) ? cluster : null;

    private static MediaTime At(double milliseconds) => MediaTime.FromMilliseconds(milliseconds);
}
