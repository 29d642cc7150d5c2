using Itog.Recorder.Video;

namespace Itog.Recorder.Tests.Video;

/// <summary>Where a frame lies on the server's time line.</summary>
public sealed class PictureClockTests
{
    private const long Ms = 1_000_000;
    private readonly PictureClock _clock = new();
    private readonly Random _random = new(20260211);

    [Fact]
    public void Without_reports_the_frame_that_came_fastest_stands_for_all()
    {
        Run(0, 10_000, way: _ => 30 + (40 * _random.NextDouble()));
        ErrorMs().Should().BeInRange(30, 34);
    }

    [Fact]
    public void Reports_take_the_encoding_out()
    {
        Run(0, 10_000, way: _ => 60 + (30 * _random.NextDouble()), reportEvery: 1000, reportWay: 20);
        ErrorMs().Should().BeApproximately(20, 2);
    }

    [Fact]
    public void A_congested_way_moves_nothing()
    {
        Run(0, 20_000, way: at => at is > 8000 and < 14_000 ? 300 : 30, reportEvery: 1000, reportWay: 25, reportDelay: at => at is > 8000 and < 14_000 ? 275 : 0);
        ErrorMs().Should().BeApproximately(25, 2);
    }

    [Fact]
    public void A_wall_clock_that_is_set_moves_nothing()
    {
        Run(0, 20_000, way: _ => 30, reportEvery: 1000, reportWay: 25, wallStep: at => at > 10_000 ? -3_600_000 : 0);
        ErrorMs().Should().BeInRange(20, 35);
    }

    [Fact]
    public void A_capture_that_stood_still_is_a_step()
    {
        Run(0, 10_000, way: _ => 30, reportEvery: 1000, reportWay: 25);
        Run(10_000, 14_000, way: _ => 30, reportEvery: 1000, reportWay: 25, stallMs: 700);
        (ErrorMs() - 700).Should().BeApproximately(25, 5);
    }

    [Fact]
    public void Drift_is_followed()
    {
        // 200 ppm for 100 s is 20 ms.
        Run(0, 100_000, way: _ => 30, ppm: 200);
        ErrorMs(100_000, 200).Should().BeInRange(24, 34);
    }

    private double ErrorMs(double at = 0, double ppm = 0) => (_clock.Offset / (double)Ms) + (at * ppm * 1e-6);

    /// <summary>Frames 25 times a second whose RTP time 0 is the server's time 0.</summary>
    private void Run(
        double from, double to, Func<double, double> way, double reportEvery = 0, double reportWay = 0, Func<double, double>? reportDelay = null,
        Func<double, double>? wallStep = null, double stallMs = 0, double ppm = 0)
    {
        var nextReport = from + reportEvery;
        for (var at = from; at < to; at += 40)
        {
            var rtp = (long)((at - stallMs * (from > 0 ? 1 : 0)) * (1 + (ppm * 1e-6)) * 90);
            _clock.Frame(rtp, (long)((at + way(at)) * Ms));
            if (reportEvery > 0 && at >= nextReport)
            {
                nextReport += reportEvery;
                var wall = 50_000_000 + at + (wallStep?.Invoke(at) ?? 0);
                var ntp = ((ulong)(wall / 1000) << 32) | (ulong)(wall % 1000 / 1000 * uint.MaxValue);
                _clock.Report(ntp, rtp, (long)((at + reportWay + (reportDelay?.Invoke(at) ?? 0)) * Ms));
            }
        }
    }
}
