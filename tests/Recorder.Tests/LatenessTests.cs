using Itog.Recorder.Tests.Support;

namespace Itog.Recorder.Tests;

/// <summary>Delay or capture stall: what the time line makes of packets that come late.</summary>
public sealed class LatenessTests
{
    private const double ToleranceMs = 20;

    public static TheoryData<string, int, int> Congestions()
    {
        var data = new TheoryData<string, int, int>();
        foreach (var shape in new[] { "plateau", "bursts", "ramp" })
        {
            foreach (var height in new[] { 100, 250, 400 })
            {
                foreach (var length in new[] { 500, 1500, 3000 })
                {
                    data.Add(shape, height, length);
                }
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Congestions))]
    public void Congestion_moves_nothing(string shape, int heightMs, int lengthMs)
    {
        foreach (var reports in new[] { true, false })
        {
            var way = new VoiceWay { Delay = Congestion(shape, 12_000, heightMs, lengthMs), WallMs = reports ? new VoiceWay().WallMs : null }.Run();
            way.Gaps.Should().BeEmpty();
            way.Counters.Removed.Should().Be(0);
            way.Counters.Inserted.Should().Be(0);
            way.WorstMs().Should().BeLessThan(ToleranceMs);
        }
    }

    [Fact]
    public void Congestion_of_half_a_minute_moves_nothing_when_reports_vouch_for_the_sender()
    {
        var way = new VoiceWay { Frames = 60 * 50, Delay = Congestion("plateau", 12_000, 250, 25_000) }.Run();
        way.Gaps.Should().BeEmpty();
        way.Counters.Removed.Should().Be(0);
        way.WorstMs().Should().BeLessThan(ToleranceMs);
    }

    [Theory]
    [InlineData(60, true)]
    [InlineData(120, true)]
    [InlineData(400, true)]
    [InlineData(900, true)]
    [InlineData(60, false)]
    [InlineData(120, false)]
    [InlineData(400, false)]
    [InlineData(900, false)]
    public void A_short_stall_is_silence_at_its_place_as_soon_as_it_is_known(int stallMs, bool reports)
    {
        var way = new VoiceWay { StallMs = stallMs, WallMs = reports ? new VoiceWay().WallMs : null }.Run();
        way.WorstMs().Should().BeLessThan(ToleranceMs);
        var gap = way.Gaps.Should().ContainSingle().Subject;
        gap.Cause.Should().Be(GapCause.Stall);
        gap.StartMs.Should().BeApproximately(12_000, ToleranceMs + 5);
        gap.LengthMs.Should().BeApproximately(stallMs, ToleranceMs);
        way.Counters.Removed.Should().Be(0);
    }

    [Theory]
    [InlineData(25)]
    [InlineData(35)]
    public void A_stall_too_short_to_be_seen_moves_nothing_for_more_than_its_second(int stallMs)
    {
        var way = new VoiceWay { StallMs = stallMs }.Run();
        way.WorstMs(0, 12_000).Should().BeLessThan(ToleranceMs);
        way.WorstMs().Should().BeLessThan(stallMs + 5);
        way.WorstMs(13_100).Should().BeLessThan(ToleranceMs);
    }

    [Theory]
    [InlineData(1500, true)]
    [InlineData(1500, false)]
    [InlineData(20_000, true)]
    [InlineData(20_000, false)]
    [InlineData(90_000, true)]
    [InlineData(90_000, false)]
    public void A_long_stall_is_silence_at_its_place_at_once(int stallMs, bool reports)
    {
        var way = new VoiceWay { StallMs = stallMs, WallMs = reports ? new VoiceWay().WallMs : null }.Run();
        way.WorstMs().Should().BeLessThan(ToleranceMs);
        var gap = way.Gaps.Should().ContainSingle().Subject;
        gap.Cause.Should().Be(GapCause.Stall);
        gap.StartMs.Should().BeApproximately(12_000, ToleranceMs + 5);
        gap.LengthMs.Should().BeApproximately(stallMs, ToleranceMs);
        way.Counters.Removed.Should().Be(0);
    }

    [Theory]
    [InlineData("plateau", 120)]
    [InlineData("bursts", 120)]
    [InlineData("ramp", 120)]
    [InlineData("plateau", 600)]
    [InlineData("bursts", 600)]
    [InlineData("ramp", 600)]
    [InlineData("bursts", 2500)]
    public void A_stall_in_the_midst_of_congestion_is_made_good_by_the_reports(string shape, int stallMs)
    {
        var way = new VoiceWay { Frames = 60 * 50, StallMs = stallMs, Delay = Congestion(shape, 11_000, 250, 3000 + stallMs) }.Run();
        way.WorstMs(0, 11_999).Should().BeLessThan(ToleranceMs);
        way.WorstMs(12_000 + stallMs + 15_000).Should().BeLessThan(ToleranceMs);
        way.Gaps.Sum(g => g.LengthMs).Should().BeLessThan(stallMs + ToleranceMs);
        way.Counters.Removed.Should().Be(0);
    }

    [Theory]
    [InlineData("plateau")]
    [InlineData("bursts")]
    public void Two_stalls_one_after_the_other_sum_up(string shape)
    {
        // The second one comes as a delay that stays, which the sender's clock does not know: never more silence than evidence.
        var way = new VoiceWay { Frames = 60 * 50, StallMs = 200, Delay = Congestion(shape, 20_000, 300, 2000) }.Run();
        way.Gaps.Sum(g => g.LengthMs).Should().BeApproximately(200, ToleranceMs);
        way.WorstMs(25_000).Should().BeLessThan(ToleranceMs);
        way.Counters.Removed.Should().Be(0);
    }

    [Theory]
    [InlineData("zero")]
    [InlineData("random")]
    [InlineData("an hour on")]
    [InlineData("an hour back")]
    [InlineData("150 ms on")]
    [InlineData("150 ms back")]
    [InlineData("too fast")]
    public void A_senders_wall_clock_that_is_wrong_hurts_nothing(string clock)
    {
        var random = new Random(3);
        Func<double, double> wall = clock switch
        {
            "zero" => _ => 0,
            "random" => _ => random.NextDouble() * 4e12,
            "an hour on" => t => 3e12 + t + (t > 15_000 ? 3_600_000 : 0),
            "an hour back" => t => 3e12 + t - (t > 15_000 ? 3_600_000 : 0),
            "150 ms on" => t => 3e12 + t + (t > 15_000 ? 150 : 0),
            "150 ms back" => t => 3e12 + t - (t > 15_000 ? 150 : 0),
            _ => t => 3e12 + (t * 1.001),
        };
        foreach (var shape in new[] { "none", "bursts", "ramp" })
        {
            var way = new VoiceWay { WallMs = wall, Delay = Congestion(shape, 13_500, 250, 3000) }.Run();
            way.Gaps.Should().BeEmpty();
            way.Counters.Removed.Should().Be(0);
            way.WorstMs().Should().BeLessThan(ToleranceMs);
        }

        var stalled = new VoiceWay { WallMs = wall, StallMs = 150, StallAtMs = 25_000 }.Run();
        stalled.WorstMs(25_150 + 12_200).Should().BeLessThan(ToleranceMs);
        stalled.Gaps.Should().ContainSingle().Which.LengthMs.Should().BeApproximately(150, ToleranceMs);
    }

    [Theory]
    [InlineData(300, 500)]
    [InlineData(250, 1200)]
    [InlineData(800, 800)]
    public void A_connection_whose_first_packets_come_late_begins_where_its_first_sample_was_captured(int heightMs, int lengthMs)
    {
        foreach (var shape in new[] { "plateau", "bursts" })
        {
            var way = new VoiceWay { Delay = Congestion(shape, 0, heightMs, lengthMs) }.Run();
            way.WorstMs().Should().BeLessThan(ToleranceMs);
            way.Gaps.Should().BeEmpty();
            way.Counters.Removed.Should().Be(0);
        }
    }

    private static Func<double, double> Congestion(string shape, double at, double height, double length) => t =>
    {
        var within = t - at;
        return within < 0 || within >= length ? 0 : shape switch
        {
            "plateau" => height,
            "bursts" => height - (within % height),
            "ramp" => height * (1 - Math.Abs((2 * within / length) - 1)),
            _ => 0,
        };
    };
}
