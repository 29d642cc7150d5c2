using Itog.Recorder.Tests.Support;

namespace Itog.Recorder.Tests;

/// <summary>Every frame of a long voice within 20 ms of the moment at which it was spoken, and every hole named with its length.</summary>
public sealed class TruthClockTests
{
    private const double ToleranceMs = 20;

    [Theory]
    [InlineData(0)]
    [InlineData(200)]
    [InlineData(-200)]
    [InlineData(50)]
    public void All_at_once_and_a_stall_together_with_a_hole(double ppm) => Check(new LongVoice
    {
        // Holes come every five minutes and stalls every seven: in the 35th both.
        Length = TimeSpan.FromMinutes(36), Ppm = ppm, LossPercent = 5, Dtx = true, HoleMs = 10_000, StallMs = 1500,
        FirstTimestamp = uint.MaxValue - (20 * 60 * 48_000),
    });

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(30)]
    public void Loss_alone(double percent) => Check(new LongVoice { LossPercent = percent, Ppm = 30 });

    [Theory]
    [InlineData(200)]
    [InlineData(-200)]
    public void Drift_in_sound_that_never_pauses(double ppm)
    {
        var voice = Check(new LongVoice { Ppm = ppm, Noise = true });
        (voice.Counters.Inserted + voice.Counters.Removed).Should().BeInRange(9, 15, "200 ppm are 240 ms in twenty minutes");
    }

    [Theory]
    [InlineData(70)]
    [InlineData(300)]
    [InlineData(5000)]
    public void Stalls_of_any_length(double stallMs) => Check(new LongVoice { StallMs = stallMs, LossPercent = 1 });

    [Fact(Explicit = true)]
    [Trait("Long", "recorder")]
    public void Seven_hours_of_everything()
    {
        foreach (var ppm in new[] { 200.0, -200, 0 })
        {
            Check(new LongVoice
            {
                Length = TimeSpan.FromHours(7), Ppm = ppm, LossPercent = 5, Dtx = true, HoleMs = 10_000, StallMs = 1500,
                FirstTimestamp = uint.MaxValue - (3600 * 48_000),
            });
        }
    }

    private static LongVoice Check(LongVoice voice)
    {
        voice.Run();
        voice.WorstMs.Should().BeLessThanOrEqualTo(ToleranceMs, $"at {voice.WorstAtMs} ms; gaps {string.Join(", ", voice.Gaps.Where(g => Math.Abs(g.StartMs - voice.WorstAtMs) < 30_000))}");
        voice.Frames.Should().BeGreaterThan((int)(voice.Length.TotalSeconds * 30));
        foreach (var (at, length, cause, or) in voice.Done)
        {
            // Frames lost or not sent beside a hole belong to it.
            var beside = voice.Dtx ? 850 : 150;
            voice.Gaps.Where(g => Math.Abs(g.StartMs - at) < 30_000).Should().Contain(
                g => g.Cause == cause && Math.Min(Math.Abs(g.StartMs - at), Math.Abs(g.StartMs - at - or)) <= beside && Math.Abs(g.LengthMs - length) <= beside,
                $"{cause} of {length} ms at {at} ms has to be named");
        }

        voice.Gaps.Count(g => g.Cause == GapCause.Stall).Should().Be(voice.Done.Count(d => d.Cause == GapCause.Stall), "no stall is made up");
        return voice;
    }
}
