namespace Itog.Recorder.Journal;

/// <summary>Samples of 48 kHz and nanoseconds, into each other: 48 000 / 1 000 000 000 = 3 / 62 500. Pure.</summary>
internal static class SampleTime
{
    public static long ToNanoseconds(long samples) => samples * 62_500 / 3;

    public static long ToSamples(long nanoseconds) => (long)Math.Round(nanoseconds * 3 / 62_500.0);
}
