using Itog.Interop.Room;

namespace Itog.Interop.Sound;

/// <summary>
/// Compares a channel of a recording with what the speaker's own page had captured: piece by piece of three seconds, where each lies in the
/// recording and where it should lie by the clock.
/// </summary>
public static class VoiceTiming
{
    private static readonly TimeSpan Piece = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(4);

    /// <param name="source">The speaker's sound file.</param>
    /// <param name="track">The slot in the manifest; pieces near one of its gaps are left out.</param>
    public static IReadOnlyList<VoicePlace> Measure(
        Wave source, MicrophoneTake take, float[] channel, float[] otherChannel, Manifest manifest, string track, DateTimeOffset from, DateTimeOffset to)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(take);
        ArgumentNullException.ThrowIfNull(manifest);
        List<VoicePlace> places = [];
        var count = (int)(Piece.TotalSeconds * MicrophoneProbe.Rate);
        for (var moment = from; moment + Piece < to; moment += Step)
        {
            if (take.SampleAt(moment) is not { } start || start + count > take.Samples.Length || !take.IsEven(start, count))
            {
                continue;
            }

            var spoken = take.TimeOf(start) - manifest.Origin;
            if (manifest.Gaps.Any(g => g.Track == track && Overlaps(g, spoken)))
            {
                continue;
            }

            var at = TimeSpan.FromSeconds((double)start / MicrophoneProbe.Rate);
            var recorded = SpeechAlignment.Find(take.Samples, MicrophoneProbe.Rate, at, Piece, channel, Wave.RecordingRate);
            var inSource = SpeechAlignment.Find(take.Samples, MicrophoneProbe.Rate, at, Piece, source.Channels[0], source.SampleRate);
            var bySource = SpeechAlignment.Find(source.Channels[0], source.SampleRate, inSource.At, Piece, channel, Wave.RecordingRate);
            var elsewhere = SpeechAlignment.Find(take.Samples, MicrophoneProbe.Rate, at, Piece, otherChannel, Wave.RecordingRate);
            places.Add(new VoicePlace(spoken, recorded, bySource, elsewhere));
        }

        return places;
    }

    private static bool Overlaps(Manifest.Gap gap, TimeSpan spoken)
    {
        var margin = TimeSpan.FromSeconds(0.5);
        var begin = TimeSpan.FromSeconds((double)gap.StartSample / Wave.RecordingRate);
        var end = begin + TimeSpan.FromSeconds((double)gap.Samples / Wave.RecordingRate);
        return begin - margin < spoken + Piece && spoken - margin < end;
    }
}
