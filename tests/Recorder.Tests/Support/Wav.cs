using System.Numerics;
using System.Runtime.InteropServices;

namespace Itog.Recorder.Tests.Support;

/// <summary>A decoded WAV in which marks can be looked for.</summary>
internal sealed class Wav(short[] left, short[] right)
{
    private const int Step = 6;

    /// <summary>A chirp, every sixth sample of it.</summary>
    private static readonly float[] Mark = [.. Chirps.Template.Where((_, i) => i % Step == 0).Select(s => (float)s)];
    private static readonly double MarkEnergy = Mark.Sum(s => (double)s * s);

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
        var from = Math.Max(0, (int)((expectedMs - withinMs) * 48));
        var to = Math.Min((int)((expectedMs + withinMs) * 48), channel.Length - Chirps.Template.Length);
        var heard = new float[Math.Max(0, ((to - from) / Step) + Mark.Length)];
        for (var i = 0; i < heard.Length; i++)
        {
            heard[i] = channel[from + (i * Step)];
        }

        var energy = heard.Take(Mark.Length).Sum(s => (double)s * s);
        var (best, bestAt) = (0.0, 0);
        for (var at = 0; at + Mark.Length <= heard.Length; at++)
        {
            var correlation = Product(heard.AsSpan(at, Mark.Length), Mark) / Math.Sqrt((energy + 1) * MarkEnergy);
            if (correlation > best)
            {
                (best, bestAt) = (correlation, from + (at * Step));
            }

            if (at + Mark.Length < heard.Length)
            {
                energy += ((double)heard[at + Mark.Length] * heard[at + Mark.Length]) - ((double)heard[at] * heard[at]);
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

    // A chirp is a whole number of vectors long.
    private static double Product(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var sum = Vector<float>.Zero;
        for (var i = 0; i < a.Length; i += Vector<float>.Count)
        {
            sum += new Vector<float>(a[i..]) * new Vector<float>(b[i..]);
        }

        return Vector.Sum(sum);
    }
}
