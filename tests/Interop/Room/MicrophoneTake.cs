using System.Runtime.InteropServices;

namespace Itog.Interop.Room;

/// <summary>The sound of one microphone as its page had it, and when each sample was captured by the clock of the machine.</summary>
public sealed class MicrophoneTake
{
    private readonly double[] _times;
    private readonly int[] _starts;
    private readonly double _transit;

    /// <param name="transit">Least time from the capture of a piece to the page, in milliseconds, with the zero of UTC in it.</param>
    /// <param name="times">Capture time of each piece in milliseconds of the browser's media clock.</param>
    /// <param name="counts">Samples in each piece.</param>
    public MicrophoneTake(double transit, double[] times, int[] counts, byte[] pcm)
    {
        ArgumentNullException.ThrowIfNull(counts);
        _transit = transit;
        _times = times;
        _starts = new int[counts.Length + 1];
        for (var i = 0; i < counts.Length; i++)
        {
            _starts[i + 1] = _starts[i] + counts[i];
        }

        Samples = [.. MemoryMarshal.Cast<byte, short>(pcm).ToArray().Select(s => s / 32768f)];
    }

    public float[] Samples { get; }

    /// <summary>
    /// When this sample was spoken. A piece is complete when its last sample is captured, and the quickest one reached the page at once:
    /// so the time is right within one piece, 10 ms.
    /// </summary>
    public DateTimeOffset TimeOf(int sample)
    {
        var piece = PieceOf(sample);
        var length = (_starts[piece + 1] - _starts[piece]) * 1000.0 / MicrophoneProbe.Rate;
        return DateTimeOffset.UnixEpoch.AddMilliseconds(_times[piece] + _transit - length + ((sample - _starts[piece]) * 1000.0 / MicrophoneProbe.Rate));
    }

    /// <summary>The first sample spoken at this moment or later; null when the take ends before.</summary>
    public int? SampleAt(DateTimeOffset moment)
    {
        for (var piece = 0; piece < _times.Length; piece++)
        {
            if (TimeOf(_starts[piece]) >= moment)
            {
                return _starts[piece];
            }
        }

        return null;
    }

    /// <summary>Whether the capture ran evenly over these samples: no piece missing, none late by more than 15 ms.</summary>
    public bool IsEven(int from, int count)
    {
        var begin = TimeOf(from);
        for (var piece = PieceOf(from) + 1; piece <= PieceOf(from + count - 1); piece++)
        {
            var even = begin.AddMilliseconds((_starts[piece] - from) * 1000.0 / MicrophoneProbe.Rate);
            if (Math.Abs((TimeOf(_starts[piece]) - even).TotalMilliseconds) > 15)
            {
                return false;
            }
        }

        return true;
    }

    private int PieceOf(int sample)
    {
        var found = Array.BinarySearch(_starts, sample);
        return Math.Min(found >= 0 ? found : ~found - 1, _times.Length - 1);
    }
}
