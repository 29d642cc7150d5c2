namespace Itog.Interop.Sound;

/// <summary>The measure itself is measured, on made-up speech whose place is known.</summary>
public sealed class SpeechAlignmentTests
{
    private const int Rate = 48_000;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1_234)]
    [InlineData(5_555)]
    [InlineData(14_999)]
    public void Finds_speech_to_the_millisecond(int milliseconds)
    {
        var source = Babble(seed: 1, seconds: 5);
        var recording = Noise(seed: 2, seconds: 20, level: 0.003f);
        Mix(source, recording, at: milliseconds * Rate / 1000, gain: 0.4f);

        var place = SpeechAlignment.Find(source, Rate, TimeSpan.Zero, TimeSpan.FromSeconds(5), recording, Rate);

        place.At.TotalMilliseconds.Should().BeApproximately(milliseconds, 1);
        place.Loudness.Should().BeGreaterThan(0.9);
        place.Waveform.Should().BeGreaterThan(0.9);
    }

    [Fact]
    public void Finds_a_piece_from_the_middle_of_the_source()
    {
        var source = Babble(seed: 3, seconds: 10);
        var recording = Noise(seed: 4, seconds: 20, level: 0.003f);
        Mix(source, recording, at: 3 * Rate, gain: 0.5f);

        var place = SpeechAlignment.Find(source, Rate, TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(3), recording, Rate);

        place.At.TotalMilliseconds.Should().BeApproximately(7_000, 1);
    }

    [Fact]
    public void Finds_speech_whose_sampling_rate_differs_from_the_recording()
    {
        var recordingVoice = Babble(seed: 5, seconds: 4);
        var source = recordingVoice.Where((_, i) => i % 3 == 0).ToArray();
        var recording = Noise(seed: 6, seconds: 10, level: 0.003f);
        Mix(recordingVoice, recording, at: 2 * Rate, gain: 0.5f);

        var place = SpeechAlignment.Find(source, Rate / 3, TimeSpan.Zero, TimeSpan.FromSeconds(4), recording, Rate);

        place.At.TotalMilliseconds.Should().BeApproximately(2_000, 1);
    }

    [Fact]
    public void Does_not_find_another_voice()
    {
        var recording = Noise(seed: 8, seconds: 20, level: 0.003f);
        Mix(Babble(seed: 7, seconds: 15), recording, at: Rate, gain: 0.5f);

        var place = SpeechAlignment.Find(Babble(seed: 9, seconds: 5), Rate, TimeSpan.Zero, TimeSpan.FromSeconds(5), recording, Rate);

        place.Loudness.Should().BeLessThan(0.6);
        place.Waveform.Should().BeLessThan(0.2);
    }

    [Fact]
    public void Reads_both_channels_of_a_stereo_file()
    {
        byte[] file =
        [
            .. "RIFF"u8, 44, 0, 0, 0, .. "WAVE"u8,
            .. "fmt "u8, 16, 0, 0, 0, 1, 0, 2, 0, 0x80, 0xBB, 0, 0, 0, 0xEE, 2, 0, 4, 0, 16, 0,
            .. "data"u8, 8, 0, 0, 0, 0x00, 0x40, 0x00, 0xC0, 0x00, 0x20, 0x00, 0xE0,
        ];

        var wave = Wave.Parse(file);

        wave.SampleRate.Should().Be(48_000);
        wave.Channels[0].Should().Equal(0.5f, 0.25f);
        wave.Channels[1].Should().Equal(-0.5f, -0.25f);
    }

    /// <summary>Noise that is cut into syllables of random length and loudness, as speech is.</summary>
    private static float[] Babble(int seed, int seconds)
    {
        var random = new Random(seed);
        var samples = new float[seconds * Rate];
        for (var at = 0; at < samples.Length;)
        {
            var syllable = Math.Min(random.Next(Rate / 20, Rate / 4), samples.Length - at);
            var level = random.NextSingle() < 0.25f ? 0f : random.NextSingle();
            var last = 0f;
            for (var i = 0; i < syllable; i++)
            {
                // Low-passed, as voices are: neighbouring samples are alike.
                last = (0.9f * last) + (0.1f * ((2 * random.NextSingle()) - 1));
                samples[at + i] = level * last * 3;
            }

            at += syllable;
        }

        return samples;
    }

    private static float[] Noise(int seed, int seconds, float level)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, seconds * Rate).Select(_ => level * ((2 * random.NextSingle()) - 1))];
    }

    private static void Mix(float[] voice, float[] into, int at, float gain)
    {
        for (var i = 0; i < voice.Length && at + i < into.Length; i++)
        {
            into[at + i] += gain * voice[i];
        }
    }
}
