using System.Text.Json;
using Itog.Interop.Sound;

namespace Itog.Interop.Room;

/// <summary>A recording as it lies in the server's folder: manifest, journals, WAV. Read afresh at every question; the server may be dead.</summary>
public sealed class KeptRecording
{
    private const int Rate = 48_000;

    private readonly string _manifest;

    private KeptRecording(string manifest) => _manifest = manifest;

    /// <summary>The only recording of the server.</summary>
    public static KeptRecording Only(ServerProcess server)
    {
        ArgumentNullException.ThrowIfNull(server);
        return new(Directory.GetFiles(Path.Combine(server.Folder, "recordings"), "*.manifest.json", SearchOption.AllDirectories)
            .Should().ContainSingle().Subject);
    }

    public JsonElement Manifest => JsonDocument.Parse(File.ReadAllBytes(_manifest)).RootElement;

    public DateTimeOffset Origin => Manifest.GetProperty("origin").GetDateTimeOffset();

    /// <summary>The unbroken pieces of one side's microphone, in order.</summary>
    public IReadOnlyList<VoicePiece> Voice(string track) =>
    [
        .. Manifest.GetProperty("segments").EnumerateArray().Where(s => s.GetProperty("track").GetString() == track).Select(s => new VoicePiece(
            s.GetProperty("run").GetInt32(),
            Origin + Time(s.GetProperty("startSample").GetInt64()),
            Origin + Time(s.GetProperty("startSample").GetInt64() + s.GetProperty("samples").GetInt64()))),
    ];

    /// <summary>The holes of one side's microphone that have this cause.</summary>
    public IReadOnlyList<VoicePiece> Gaps(string track, string cause) =>
    [
        .. Manifest.GetProperty("gaps").EnumerateArray()
            .Where(g => g.GetProperty("track").GetString() == track && string.Equals(g.GetProperty("cause").GetString(), cause, StringComparison.OrdinalIgnoreCase))
            .Select(g => new VoicePiece(
                0, Origin + Time(g.GetProperty("startSample").GetInt64()), Origin + Time(g.GetProperty("startSample").GetInt64() + g.GetProperty("samples").GetInt64()))),
    ];

    /// <summary>Waits until the manifest names a hole of at least this length in a picture, which it does when the picture is there again; how long it was.</summary>
    public async Task<TimeSpan> PictureGapAsync(string track, TimeSpan least)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var clock = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        while (true)
        {
            foreach (var gap in Manifest.GetProperty("pictureGaps").EnumerateArray())
            {
                if (gap.GetProperty("track").GetString() == track && Time(gap.GetProperty("samples").GetInt64()) is var length && length >= least)
                {
                    return length;
                }
            }

            await clock.WaitForNextTickAsync(patience.Token);
        }
    }

    /// <summary>Waits until the sound file of the only recording is made.</summary>
    public static async Task<Wave> FinishedSoundAsync(ServerProcess server)
    {
        ArgumentNullException.ThrowIfNull(server);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var clock = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        while (Directory.GetFiles(Path.Combine(server.Folder, "recordings"), "*.wav", SearchOption.AllDirectories).Length == 0)
        {
            await clock.WaitForNextTickAsync(patience.Token);
        }

        return Only(server).Sound();
    }

    public Wave Sound() => Wave.Read(_manifest.Replace(".manifest.json", ".wav", StringComparison.Ordinal));

    private static TimeSpan Time(long samples) => TimeSpan.FromSeconds((double)samples / Rate);
}
