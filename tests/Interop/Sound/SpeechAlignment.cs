namespace Itog.Interop.Sound;

/// <summary>Finds spoken words of a source in a recording: first by loudness over the whole recording, then by waveform to the millisecond.</summary>
public static class SpeechAlignment
{
    private const int FineRate = 8_000;
    private static readonly TimeSpan Refinement = TimeSpan.FromMilliseconds(60);

    /// <summary>
    /// Where the piece [<paramref name="from"/>, from + <paramref name="length"/>) of the source begins in the recording.
    /// Sampling rates may differ; both must be multiples of 8 kHz.
    /// </summary>
    public static SpeechPlace Find(float[] source, int sourceRate, TimeSpan from, TimeSpan length, float[] recording, int recordingRate)
    {
        var start = (int)(from.TotalSeconds * sourceRate);
        var piece = source.AsSpan(start, Math.Min((int)(length.TotalSeconds * sourceRate), source.Length - start));

        var recordingEnvelope = Envelope.Of(recording, recordingRate);
        var (step, loudness) = Correlation.Best(Envelope.Of(piece, sourceRate), recordingEnvelope, 0, recordingEnvelope.Length);

        var finePiece = Decimate(piece, sourceRate);
        var fineRecording = Decimate(recording, recordingRate);
        var centre = (int)(step * Envelope.Step.TotalSeconds * FineRate);
        var around = (int)(Refinement.TotalSeconds * FineRate);
        var (position, waveform) = Correlation.Best(finePiece, fineRecording, centre - around, centre + around);

        return new SpeechPlace(TimeSpan.FromSeconds((double)position / FineRate), loudness, waveform);
    }

    /// <summary>To 8 kHz by means of whole groups of samples: enough of a low-pass for finding a delay.</summary>
    private static float[] Decimate(ReadOnlySpan<float> samples, int rate)
    {
        var factor = rate / FineRate;
        if (factor * FineRate != rate)
        {
            throw new ArgumentException($"{rate} Hz is not a multiple of {FineRate} Hz.", nameof(rate));
        }

        var decimated = new float[samples.Length / factor];
        for (var i = 0; i < decimated.Length; i++)
        {
            var sum = 0f;
            foreach (var sample in samples.Slice(i * factor, factor))
            {
                sum += sample;
            }

            decimated[i] = sum / factor;
        }

        return decimated;
    }
}
