using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Itog.Interop.Room;
using Microsoft.Data.Sqlite;

namespace Itog.Interop.Player;

/// <summary>
/// A finished recording of a minute that proves a player: at every whole second the participant beeps at 1000 Hz while all three pictures flash white,
/// at every half the interlocutor beeps at 600 Hz. A task begins every ten seconds. Laid into a server's folder before its start.
/// </summary>
public sealed class FlashingRecording
{
    public const int Seconds = 60;

    /// <summary>Of the participant's beeps, in hertz.</summary>
    public const double ParticipantTone = 1000;

    /// <summary>Of the interlocutor's beeps, in hertz.</summary>
    public const double InterlocutorTone = 600;

    /// <summary>Where the pictures begin, in seconds of the sound; every flash begins with a frame.</summary>
    public const double PicturesBegin = 1.28;

    private const int Rate = 48_000;

    private static readonly string[] Slots = ["participant/camera", "interlocutor/camera", "interlocutor/screen"];

    private readonly Guid _attempt = Guid.NewGuid();
    private readonly string _folder;

    private FlashingRecording(string folder) => _folder = folder;

    public string Page => $"/listening?attempt={_attempt:D}";

    /// <param name="folder">The data folder of a server that has not been started yet.</param>
    public static async Task<FlashingRecording> LayAsync(string folder)
    {
        var recording = new FlashingRecording(folder);
        var place = Directory.CreateDirectory(Path.Combine(folder, "recordings", "proof", "0101")).FullName;
        var stem = Path.Combine(place, "proof_0101_000001_0001_9");
        var film = $"{stem}.film";
        await Task.WhenAll(
            RunAsync($"-f lavfi -i \"aevalsrc='{Beep(ParticipantTone, 0)}|{Beep(InterlocutorTone, 0.5)}':s={Rate}:d={Seconds}\" -c:a pcm_s16le {stem}.wav"),
            RunAsync(Invariant($"-f lavfi -i color=black:s=320x180:r=25:d={Seconds - PicturesBegin},drawbox=c=white:t=fill:enable='lt(mod(t+{PicturesBegin}+0.001,1),0.2)' ")
                + $"-c:v libvpx -deadline realtime -cpu-used 8 -g 125 -b:v 400k -f webm {film}"));
        foreach (var slot in Slots)
        {
            File.Copy(film, PictureOf(stem, slot));
        }

        File.Delete(film);
        await File.WriteAllTextAsync(stem + ".manifest.json", JsonSerializer.Serialize(recording.Manifest(stem)));
        return recording;
    }

    /// <summary>Tells the started server's database whose it is.</summary>
    public async Task AdmitAsync()
    {
        await using var db = new SqliteConnection($"Data Source={Path.Combine(_folder, "itog.db")};Pooling=False");
        await db.OpenAsync();
        await using var insert = db.CreateCommand();
        insert.CommandText = """
            INSERT INTO Attempts (Id, AdmittedAt, StartedAt, EndedAt, AuditoriumId, ExamDayId, ParticipantId, Number, Outcome)
            SELECT $id, $at, $at, $at, a.Id, d.Id, p.Id, 9, 'Finished'
            FROM Auditoriums a, ExamDays d, Participants p LIMIT 1
            """;
        insert.Parameters.AddWithValue("$id", _attempt.ToString("D").ToUpperInvariant());
        insert.Parameters.AddWithValue("$at", DateTimeOffset.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture));
        (await insert.ExecuteNonQueryAsync()).Should().Be(1);
    }

    private static string PictureOf(string stem, string slot) => $"{stem}_{slot.Replace('/', '-')}.webm";

    private static string Beep(double tone, double at) => Invariant($"0.2*sin(2*PI*{tone}*t)*lt(mod(t+{1 - at},1),0.15)");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static async Task RunAsync(string arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("ffmpeg", "-nostdin -v error -y " + arguments) { RedirectStandardError = true })!;
        var complaint = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.Should().Be(0, complaint);
    }

    private object Manifest(string stem)
    {
        var started = DateTimeOffset.UtcNow.AddMinutes(-5);
        var stages = new[] { "TextIntroduction", "ReadingAloud", "Retelling", "Monologue", "Dialogue", "Closing" };
        return new
        {
            attemptId = _attempt,
            room = "proof",
            date = DateOnly.FromDateTime(started.UtcDateTime),
            auditoriumNumber = "0101",
            schoolCode = "000001",
            participantCode = "0001",
            attemptNumber = 9,
            state = "Ready",
            origin = started,
            stopped = started.AddSeconds(Seconds),
            samples = Seconds * Rate,
            marks = stages.Select((stage, i) => new { kind = "stageBegun", label = stage, at = started.AddSeconds(10 * i), sample = 10 * i * Rate }),
            gaps = new[] { new { track = "participant/microphone", startSample = 45 * Rate, samples = Rate / 2, cause = "Connection" } },
            verdict = new
            {
                grade = "Scorable",
                findings = Array.Empty<object>(),
                durationErrorMilliseconds = 0,
                left = new { peakDecibels = -14, loudDecibels = -17, voiceShare = 0.15, floorDecibels = -90 },
                right = new { peakDecibels = -14, loudDecibels = -17, voiceShare = 0.15, floorDecibels = -90 },
            },
            pictureSlots = Slots,
            pictureFiles = Slots.Select(slot => new
            {
                track = slot,
                name = Path.GetFileName(PictureOf(stem, slot)),
                bytes = new FileInfo(PictureOf(stem, slot)).Length,
                sha256 = "",
                startSample = (long)(PicturesBegin * Rate),
                samples = (long)((Seconds - PicturesBegin) * Rate),
                width = 320,
                height = 180,
                made = started,
            }),
        };
    }
}
