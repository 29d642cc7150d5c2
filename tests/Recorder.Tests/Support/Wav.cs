using System.Runtime.InteropServices;

namespace Itog.Recorder.Tests.Support;

/// <summary>A decoded WAV in which marks can be looked for.</summary>
internal sealed class Wav(short[] left, short[] right)
{
    private const int Step = 6;

    public double Milliseconds => left.Length / 48.0;

    public static Wav Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var at = 12;
        while (!bytes.AsSpan(at, 4).SequenceEqual("data"u8))
        {
            at += 8 + BitConverter.ToInt32(bytes, at + 4);
        }

        var frames = MemoryMarshal.Cast<byte, short>(bytes.AsSpan(at + 8));
        var left = new short[frames.Length / 2];
        var right = new short[frames.Length / 2];
        for (var i = 0; i < left.Length; i++)
        {
            left[i] = frames[i * 2];
            right[i] = frames[(i * 2) + 1];
        }

        return new Wav(left, right);
    }

    /// <summary>How far from its place a mark is, in milliseconds; null when no chirp is there (correlation under 0.5).</summary>
    public double? ErrorMs(double expectedMs, bool rightChannel = false, double withinMs = 150)
    {
        var channel = rightChannel ? right : left;
        var template = Chirps.Template;
        double best = 0;
        var bestAt = 0;
        var from = (int)((expectedMs - withinMs) * 48);
        var to = (int)((expectedMs + withinMs) * 48);
        for (var at = Math.Max(0, from); at <= to && at + template.Length <= channel.Length; at += Step)
        {
            double product = 0, energy = 1, own = 0;
            for (var i = 0; i < template.Length; i += Step)
            {
                product += (double)channel[at + i] * template[i];
                energy += (double)channel[at + i] * channel[at + i];
                own += (double)template[i] * template[i];
            }

            var correlation = product / Math.Sqrt(energy * own);
            if (correlation > best)
            {
                best = correlation;
                bestAt = at;
            }
        }

        return best >= 0.5 ? (bestAt / 48.0) - expectedMs : null;
    }

    /// <summary>Loudest sample between two moments.</summary>
    public int Peak(double fromMs, double toMs, bool rightChannel = false)
    {
        var channel = rightChannel ? right : left;
        var peak = 0;
        for (var i = (int)(fromMs * 48); i < Math.Min(channel.Length, (int)(toMs * 48)); i++)
        {
            peak = Math.Max(peak, Math.Abs((int)channel[i]));
        }

        return peak;
    }
}
