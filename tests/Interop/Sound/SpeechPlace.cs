namespace Itog.Interop.Sound;

/// <summary>Where a piece of speech was found in a recording.</summary>
/// <param name="At">Its begin, from the begin of the recording.</param>
/// <param name="Loudness">How alike the loudness curves are, 0…1; unrelated speech stays below 0.5.</param>
/// <param name="Waveform">How alike the waveforms are, 0…1; unrelated speech stays below 0.2.</param>
public readonly record struct SpeechPlace(TimeSpan At, double Loudness, double Waveform);
