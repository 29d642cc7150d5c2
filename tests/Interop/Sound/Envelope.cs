namespace Itog.Interop.Sound;

/// <summary>Loudness over time: one RMS value a step. What is left of speech when gain control and codecs are done with it.</summary>
public static class Envelope
{
    public static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);

    public static float[] Of(ReadOnlySpan<float> samples, int sampleRate)
    {
        var step = (int)(sampleRate * Step.TotalSeconds);
        var envelope = new float[samples.Length / step];
        for (var i = 0; i < envelope.Length; i++)
        {
            var sum = 0.0;
            foreach (var sample in samples.Slice(i * step, step))
            {
                sum += sample * sample;
            }

            envelope[i] = (float)Math.Sqrt(sum / step);
        }

        return envelope;
    }
}
