using Itog.WebRtc.Rtp;
using Itog.WebRtc.Rtp.Streams;

namespace Itog.WebRtc.Tests.Rtp.Streams;

public class MeterTests
{
    [Fact]
    public void Bitrate_is_that_of_the_last_second()
    {
        var meter = new BitrateMeter();
        meter.BitsPerSecond(At(0)).Should().Be(0);
        for (var time = 0; time < 3000; time += 10)
        {
            meter.OnBytes(time < 2000 ? 1250 : 125, At(time));
        }

        meter.BitsPerSecond(At(2999)).Should().Be(100_000);
        meter.TotalBytes.Should().Be((200 * 1250) + (100 * 125));
        meter.BitsPerSecond(At(3499)).Should().Be(50_000);
        meter.BitsPerSecond(At(10_000)).Should().Be(0);
    }

    [Fact]
    public void Bitrate_of_a_young_stream_is_not_diluted()
    {
        var meter = new BitrateMeter();
        for (var time = 5000; time < 5100; time += 10)
        {
            meter.OnBytes(1250, At(time));
        }

        meter.BitsPerSecond(At(5099)).Should().Be(1_000_000);
    }

    [Fact]
    public void Level_rises_fast_and_falls_slowly()
    {
        var meter = new AudioLevelMeter();
        var time = Feed(meter, 0, 200, level: 20);
        meter.LevelAt(At(time)).Should().BeLessThan(25);
        meter.IsSpeaking(At(time)).Should().BeTrue();
        time = Feed(meter, time, 200, level: 127);
        meter.LevelAt(At(time)).Should().BeInRange(40, 80);
        time = Feed(meter, time, 2000, level: 127);
        meter.LevelAt(At(time)).Should().BeGreaterThan(120);
        meter.IsSpeaking(At(time)).Should().BeFalse();
    }

    [Fact]
    public void A_stream_that_stops_falls_silent()
    {
        var meter = new AudioLevelMeter();
        var time = Feed(meter, 0, 500, level: 10);
        meter.LevelAt(At(time + 3000)).Should().BeGreaterThan(120);
        meter.IsSpeaking(At(time + 3000)).Should().BeFalse();
    }

    [Fact]
    public void One_loud_click_is_no_speech()
    {
        var meter = new AudioLevelMeter();
        var time = Feed(meter, 0, 500, level: 127);
        time = Feed(meter, time, 20, level: 40);
        meter.IsSpeaking(At(time)).Should().BeFalse();
    }

    private static double Feed(AudioLevelMeter meter, double from, double length, byte level)
    {
        var time = from;
        for (; time < from + length; time += 20)
        {
            meter.OnPacket(new AudioLevel(level, IsVoice: true), At(time));
        }

        return time - 20;
    }

    private static MediaTime At(double milliseconds) => MediaTime.FromMilliseconds(milliseconds);
}
