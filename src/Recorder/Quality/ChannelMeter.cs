namespace Itog.Recorder.Quality;

/// <summary>Measures one channel of 16-bit sound window by window. Used by one thread.</summary>
/// <param name="channels">How many are interleaved.</param>
internal sealed class ChannelMeter(int channels = 2)
{
    public const float Silence = -120;

    /// <summary>−0.1 dBFS.</summary>
    private const int Top = 32_393;
    private const int FlatSamples = 3;

    private readonly List<LevelWindow> _windows = [];

    public IReadOnlyList<LevelWindow> Windows => _windows;

    /// <param name="frames">Interleaved samples of one window.</param>
    /// <param name="channel">0 is left.</param>
    public void Add(ReadOnlySpan<short> frames, int channel)
    {
        double sum = 0;
        var peak = 0;
        var flat = 0;
        var longest = 0;
        for (var i = channel; i < frames.Length; i += channels)
        {
            var sample = Math.Abs((int)frames[i]);
            peak = Math.Max(peak, sample);
            flat = sample >= Top ? flat + 1 : 0;
            longest = Math.Max(longest, flat);
            sum += (double)sample * sample;
        }

        _windows.Add(new LevelWindow(Decibels(Math.Sqrt(sum / (frames.Length / channels))), Decibels(peak), longest >= FlatSamples));
    }

    private static float Decibels(double amplitude) =>
        amplitude < 0.1 ? Silence : (float)Math.Max(Silence, 20 * Math.Log10(amplitude / 32768));
}
