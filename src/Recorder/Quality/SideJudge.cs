using Itog.Conference;

namespace Itog.Recorder.Quality;

/// <summary>How loud one voice is, and what is wrong with it: the same measure for a recording of an answer and for a test of it. Pure.</summary>
internal static class SideJudge
{
    /// <param name="windows">Those in which the voice could be heard.</param>
    public static ChannelLevel Measure(IReadOnlyList<LevelWindow> windows, Seat side, QualityThresholds thresholds)
    {
        if (windows.Count == 0)
        {
            return new ChannelLevel(ChannelMeter.Silence, ChannelMeter.Silence, 0);
        }

        var levels = windows.Select(w => w.Decibels).Order().ToList();
        var voiced = windows.Where(w => w.Decibels > thresholds.VoiceDecibels).ToList();
        return new ChannelLevel(
            Math.Round(windows.Max(w => w.Peak), 1),
            Math.Round(Percentile(levels, side == Seat.Participant ? 0.95 : 0.99), 1),
            VoiceShare(windows, thresholds),
            Math.Round(Percentile(levels, 0.1), 1),
            voiced.Count == 0 ? 0 : Math.Round((double)voiced.Count(w => w.Clipped) / voiced.Count, 4));
    }

    /// <summary>The share of the windows that hold a voice.</summary>
    public static double VoiceShare(IReadOnlyList<LevelWindow> windows, QualityThresholds thresholds) =>
        Math.Round((double)windows.Count(w => w.Decibels > thresholds.VoiceDecibels) / windows.Count, 4);

    /// <summary>What is wrong with a voice; nothing else is looked at when it is not heard.</summary>
    public static IEnumerable<QualityFinding> Judge(ChannelLevel level, Seat side, RecordingFault notHeard, double leastVoice, QualityThresholds thresholds)
    {
        if (level.VoiceShare < leastVoice)
        {
            yield return new QualityFinding(notHeard, VerdictGrade.Unscorable, side, level.VoiceShare);
            yield break;
        }

        if (level.LoudDecibels < thresholds.QuietDecibels)
        {
            yield return new QualityFinding(RecordingFault.Quiet, VerdictGrade.Doubtful, side, level.LoudDecibels);
        }

        if (level.ClippedShare > thresholds.DoubtfulClippedShare)
        {
            var grade = level.ClippedShare > thresholds.UnscorableClippedShare ? VerdictGrade.Unscorable : VerdictGrade.Doubtful;
            yield return new QualityFinding(RecordingFault.Clipped, grade, side, level.ClippedShare);
        }

        var overNoise = level.LoudDecibels - level.FloorDecibels;
        if (overNoise < thresholds.DoubtfulSpeechOverNoise)
        {
            var grade = overNoise < thresholds.UnscorableSpeechOverNoise ? VerdictGrade.Unscorable : VerdictGrade.Doubtful;
            yield return new QualityFinding(RecordingFault.Noisy, grade, side, Math.Round(overNoise, 1));
        }
    }

    private static double Percentile(List<float> sorted, double share) => sorted[(int)((sorted.Count - 1) * share)];
}
