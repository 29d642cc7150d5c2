using Itog.WebRtc.Congestion;

namespace Itog.WebRtc.Tests.Congestion;

public class DelayTrendTests
{
    private readonly DelayTrend _trend = new();
    private double _sent;
    private double _arrival;

    [Fact]
    public void Sees_nothing_in_a_steady_way()
    {
        Feed(200, _ => 0);
        _trend.Usage.Should().Be(LinkUsage.Normal);
        _trend.Trend.Should().BeApproximately(0, 1e-9);
    }

    [Fact]
    public void Sees_a_growing_queue_within_half_a_second()
    {
        Feed(60, _ => 0);
        Feed(25, _ => 2);
        _trend.Usage.Should().Be(LinkUsage.Overuse);
    }

    [Fact]
    public void Sees_a_draining_queue()
    {
        Feed(60, _ => 0);
        Feed(25, _ => -2);
        _trend.Usage.Should().Be(LinkUsage.Underuse);
    }

    [Fact]
    public void Is_not_alarmed_by_noise_once_it_knows_it()
    {
        var random = new Random(3);
        var delay = 0.0;
        var alarms = 0;
        for (var i = 0; i < 3000; i++)
        {
            var next = random.NextDouble() * 10;
            var growth = next - delay;
            delay = next;
            Feed(1, _ => growth);
            alarms += i > 100 && _trend.Usage == LinkUsage.Overuse ? 1 : 0;
        }

        alarms.Should().BeLessThan(30);
    }

    [Fact]
    public void Keeps_its_threshold_within_the_drafts_bounds()
    {
        Feed(5000, _ => 0);
        _trend.Threshold.Should().Be(6);
        for (var i = 0; i < 5000; i++)
        {
            Feed(1, n => 0.1 * n);
            _trend.Threshold.Should().BeInRange(6, 600);
        }
    }

    [Fact]
    public void Has_a_slope_of_the_growth_itself()
    {
        // 1 ms more in each 21 ms of arrival: 1/21, times 60 deltas, times the gain 4.
        Feed(400, _ => 1);
        _trend.Trend.Should().BeApproximately(60 * 4 / 21.0, 0.05);
    }

    private void Feed(int groups, Func<int, double> growth)
    {
        for (var i = 0; i < groups; i++)
        {
            _sent += 20;
            _arrival += 20 + growth(i);
            _trend.OnGroup(new GroupDelta(20, 20 + growth(i), _arrival), MediaTime.FromMilliseconds(_sent));
        }
    }
}
