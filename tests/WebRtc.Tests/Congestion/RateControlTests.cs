using Itog.WebRtc.Congestion;

namespace Itog.WebRtc.Tests.Congestion;

public class RateControlTests
{
    private static readonly TimeSpan RoundTrip = TimeSpan.FromMilliseconds(100);
    private readonly RateControl _rate = new(new CongestionOptions { Initial = 1_000_000, Minimum = 50_000, Maximum = 5_000_000 });
    private double _now;

    [Fact]
    public void Grows_by_eight_per_cent_a_second_where_it_knows_no_limit()
    {
        Run(seconds: 2, LinkUsage.Normal, acknowledged: 1_000_000);
        _rate.BitsPerSecond.Should().BeApproximately(1_000_000 * 1.08 * 1.08, 1_000);
    }

    [Fact]
    public void Falls_to_85_per_cent_of_what_arrives()
    {
        Run(0.1, LinkUsage.Normal, 900_000);
        Once(LinkUsage.Overuse, 900_000);
        _rate.BitsPerSecond.Should().BeApproximately(765_000, 1);
    }

    [Fact]
    public void Falls_once_a_round_trip()
    {
        Once(LinkUsage.Overuse, 900_000);
        _now += 50;
        Once(LinkUsage.Overuse, 700_000);
        _rate.BitsPerSecond.Should().BeApproximately(765_000, 1);
        _now += 50;
        Once(LinkUsage.Overuse, 700_000);
        _rate.BitsPerSecond.Should().BeApproximately(595_000, 1);
    }

    [Fact]
    public void Grows_by_about_a_packet_a_response_time_near_the_limit()
    {
        Once(LinkUsage.Overuse, 1_000_000);
        Once(LinkUsage.Normal, 1_000_000);
        var before = _rate.BitsPerSecond;
        Run(1, LinkUsage.Normal, 900_000);

        // Frames of 28 333 bits are three packets; the response time is 200 ms.
        (_rate.BitsPerSecond - before).Should().BeInRange(35_000, 55_000);
    }

    [Fact]
    public void Grows_fast_again_when_more_arrives_than_the_limit()
    {
        Once(LinkUsage.Overuse, 500_000);
        Once(LinkUsage.Normal, 500_000);
        var before = _rate.BitsPerSecond;
        Run(1, LinkUsage.Normal, 800_000);
        _rate.BitsPerSecond.Should().BeApproximately(before * 1.08, 2_000);
    }

    [Fact]
    public void Holds_while_a_queue_drains()
    {
        Run(1, LinkUsage.Underuse, 1_000_000);
        _rate.BitsPerSecond.Should().Be(1_000_000);
    }

    [Fact]
    public void Believes_no_more_than_half_again_of_what_arrives()
    {
        Run(60, LinkUsage.Normal, 800_000);
        _rate.BitsPerSecond.Should().Be(1_210_000);
        Run(10, LinkUsage.Normal, 100_000);
        _rate.BitsPerSecond.Should().Be(1_210_000);
    }

    [Fact]
    public void Does_not_collapse_for_a_hiccup_while_little_is_sent()
    {
        _rate.Update(LinkUsage.Overuse, 50_000, isApplicationLimited: true, RoundTrip, At(0));
        _rate.BitsPerSecond.Should().Be(850_000);
    }

    [Fact]
    public void Never_leaves_its_bounds()
    {
        _rate.Raise(50_000_000, At(0));
        _rate.BitsPerSecond.Should().Be(5_000_000);
        _rate.Shrink(0);
        _rate.BitsPerSecond.Should().Be(50_000);
    }

    [Fact]
    public void Falls_from_what_a_probe_has_shown_rather_than_from_what_arrives_yet()
    {
        _rate.Raise(2_000_000, At(0));
        _rate.Update(LinkUsage.Overuse, 1_000_000, false, RoundTrip, At(200));
        _rate.BitsPerSecond.Should().Be(1_700_000);
        _rate.Update(LinkUsage.Overuse, 1_000_000, false, RoundTrip, At(900));
        _rate.BitsPerSecond.Should().Be(850_000);
    }

    private void Run(double seconds, LinkUsage usage, double acknowledged)
    {
        for (var end = _now + (seconds * 1000); _now < end; _now += 50)
        {
            Once(usage, acknowledged);
        }

        Once(usage, acknowledged);
    }

    private void Once(LinkUsage usage, double acknowledged) => _rate.Update(usage, acknowledged, false, RoundTrip, At(_now));

    private static MediaTime At(double milliseconds) => MediaTime.FromMilliseconds(milliseconds);
}
