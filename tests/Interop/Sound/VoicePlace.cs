namespace Itog.Interop.Sound;

/// <summary>One piece of speech: when it was spoken, and where it is found.</summary>
/// <param name="Spoken">When it was captured, from the recording's zero, by the clock.</param>
/// <param name="Recorded">Where what the page had captured is in the speaker's channel.</param>
/// <param name="BySource">Where the same words of the sound file are in the speaker's channel.</param>
/// <param name="Elsewhere">The best that the other channel has of them.</param>
public readonly record struct VoicePlace(TimeSpan Spoken, SpeechPlace Recorded, SpeechPlace BySource, SpeechPlace Elsewhere)
{
    /// <summary>How much later than spoken it stands in the recording, in milliseconds.</summary>
    public double Lateness => (Recorded.At - Spoken).TotalMilliseconds;

    public override string ToString() =>
        $"{Spoken.TotalSeconds,7:F2} s: {Lateness,6:F1} ms, by source {(BySource.At - Spoken).TotalMilliseconds,7:F1} ms; likeness {Recorded.Waveform:F2}, source {BySource.Loudness:F2}/{BySource.Waveform:F2}, other channel {Elsewhere.Waveform:F2}";
}
