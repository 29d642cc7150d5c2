namespace Itog.Recorder;

/// <summary>How much disk recordings take, as an upper bound: journals and the files that are made of them, which stay side by side. Pure.</summary>
public static class StorageNeed
{
    /// <summary>An Opus journal of 48 kbit/s with its sidecar.</summary>
    private const long JournalBytesPerSecond = 8_000;

    /// <summary>48 kHz, 16 bits, stereo.</summary>
    private const long WavBytesPerSecond = 192_000;

    /// <summary>Participant, interlocutor, and one who helps.</summary>
    private const int Voices = 3;

    /// <summary>A picture of 800 kbit/s, twice: its journal and its finished file.</summary>
    private const long PictureBytesPerSecond = 2 * 100_000;

    public static long Of(TimeSpan length, int pictures) =>
        (long)(length.TotalSeconds * ((Voices * JournalBytesPerSecond) + WavBytesPerSecond + (pictures * PictureBytesPerSecond)));
}
