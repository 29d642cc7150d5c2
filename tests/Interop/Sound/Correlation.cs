namespace Itog.Interop.Sound;

/// <summary>Normalised cross-correlation: where a pattern fits best into a longer signal, and how well (1 = same shape).</summary>
public static class Correlation
{
    /// <summary>The best position of <paramref name="pattern"/> inside <paramref name="signal"/> among [first, last].</summary>
    public static (int Position, double Likeness) Best(ReadOnlySpan<float> pattern, ReadOnlySpan<float> signal, int first, int last)
    {
        first = Math.Max(first, 0);
        last = Math.Min(last, signal.Length - pattern.Length);
        var centred = Centre(pattern, out var patternEnergy);
        var best = (Position: first, Likeness: 0.0);
        for (var position = first; position <= last; position++)
        {
            var likeness = Likeness(centred, patternEnergy, signal.Slice(position, pattern.Length));
            if (likeness > best.Likeness)
            {
                best = (position, likeness);
            }
        }

        return best;
    }

    private static float[] Centre(ReadOnlySpan<float> signal, out double energy)
    {
        var mean = Mean(signal);
        var centred = new float[signal.Length];
        energy = 0;
        for (var i = 0; i < signal.Length; i++)
        {
            centred[i] = signal[i] - mean;
            energy += centred[i] * centred[i];
        }

        return centred;
    }

    // The pattern has mean 0, so the signal's mean drops out of the product and is needed only for its energy.
    private static double Likeness(ReadOnlySpan<float> centred, double patternEnergy, ReadOnlySpan<float> window)
    {
        var mean = Mean(window);
        double product = 0, energy = 0;
        for (var i = 0; i < window.Length; i++)
        {
            product += centred[i] * window[i];
            energy += (window[i] - mean) * (window[i] - mean);
        }

        var scale = Math.Sqrt(patternEnergy * energy);
        return scale > 0 ? product / scale : 0;
    }

    private static float Mean(ReadOnlySpan<float> signal)
    {
        double sum = 0;
        foreach (var value in signal)
        {
            sum += value;
        }

        return signal.Length == 0 ? 0 : (float)(sum / signal.Length);
    }
}
