using System.Buffers.Binary;
using System.Text.Json;
using Itog.Exam.People;

namespace Itog.Server.Tests.Recordings;

/// <summary>A server that finds a finished recording of its first auditorium at its start.</summary>
public class RecordedServer : RunningServer
{
    public static readonly Guid Recorded = Guid.Parse("0f6f7a52-5c6e-4f0e-8a38-2c8f35f9a001");

    /// <summary>The finished sound file.</summary>
    public byte[] Wav { get; } = Silence(samples: 24_000);

    /// <summary>Its levels: five windows of silence.</summary>
    public byte[] Levels { get; } = [.. "itoglev1"u8, 0xC0, 0x12, 0, 0, 5, 0, 0, 0, .. Enumerable.Repeat((byte)240, 20)];

    /// <summary>The day of the recording.</summary>
    public virtual DateOnly ExamDate { get; } = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(3));

    /// <summary>How far the recording has come.</summary>
    protected virtual string State => "Ready";

    protected virtual object[] PictureGaps => [];

    /// <summary>Sound that is missing, and when somebody had switched the recording off.</summary>
    protected virtual object[] Gaps => [new { track = "participant/microphone", startSample = 4_800, samples = 9_600, cause = "Connection" }];

    protected virtual object[] Pauses => [];

    /// <summary>Lays finished pictures beside the sound; what the manifest says of them.</summary>
    protected virtual object[] LayPictures(string stem) => [];

    public override async ValueTask InitializeAsync()
    {
        Lay();
        await base.InitializeAsync();
        await InDatabaseAsync(async db =>
        {
            db.Add(Row());
            return await db.SaveChangesAsync();
        });
    }

    private static byte[] Silence(int samples)
    {
        var wav = new byte[44 + (samples * 4)];
        "RIFF"u8.CopyTo(wav);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(4), wav.Length - 8);
        "WAVEfmt "u8.CopyTo(wav.AsSpan(8));
        byte[] format = [16, 0, 0, 0, 1, 0, 2, 0, 0x80, 0xBB, 0, 0, 0, 0xEE, 2, 0, 4, 0, 16, 0];
        format.CopyTo(wav.AsSpan(16));
        "data"u8.CopyTo(wav.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(40), samples * 4);
        return wav;
    }

    private void Lay()
    {
        var folder = Path.Combine(Folder, "recordings", $"{ExamDate:yyyy-MM-dd}", "0101");
        Directory.CreateDirectory(folder);
        var stem = Path.Combine(folder, $"{ExamDate:yyyy-MM-dd}_0101_990001_0001_2");
        var started = new DateTimeOffset(ExamDate, new TimeOnly(7, 0), TimeSpan.Zero);
        File.WriteAllText(stem + ".manifest.json", JsonSerializer.Serialize(new
        {
            attemptId = Recorded,
            room = "test",
            date = ExamDate,
            auditoriumNumber = "0101",
            schoolCode = "990001",
            participantCode = "0001",
            attemptNumber = 2,
            state = State,
            origin = started,
            stopped = started.AddSeconds(0.5),
            samples = 24_000,
            files = Array.Empty<object>(),
            segments = Array.Empty<object>(),
            pictureSlots = Array.Empty<string>(),
            pictureSegments = Array.Empty<object>(),
            pictureGaps = PictureGaps,
            pictureFiles = LayPictures(stem),
            marks = new object[]
            {
                new { kind = "kimShown", label = "", at = started, sample = 0 },
                new { kind = "stageBegun", label = "TextIntroduction", at = started, sample = 0 },
                new { kind = "stageBegun", label = "ReadingAloud", at = started.AddSeconds(0.1), sample = 4_800 },
                new { kind = "stageBegun", label = "RetellingPreparation", at = started.AddSeconds(0.4), sample = 19_200 },
            },
            verdict = new
            {
                grade = "Doubtful",
                findings = new[] { new { fault = "Noisy", grade = "Doubtful", side = "Participant", value = 9 } },
                durationErrorMilliseconds = 0,
                left = new { peakDecibels = -3, loudDecibels = -20, voiceShare = 0.5, floorDecibels = -29 },
                right = new { peakDecibels = -3, loudDecibels = -20, voiceShare = 0.1, floorDecibels = -70 },
            },
            incidents = Array.Empty<string>(),
            gaps = Gaps,
            pauses = Pauses,
        }));
        File.WriteAllBytes(stem + ".wav", Wav);
        File.WriteAllBytes(stem + ".levels", Levels);
    }

    private Attempt Row() => new()
    {
        Id = Recorded,
        ExamDayId = School.Day,
        AuditoriumId = School.Auditorium,
        ParticipantId = School.Finished.Id,
        Number = 2,
        AdmittedAt = DateTimeOffset.UtcNow.AddMinutes(1),
        EndedAt = DateTimeOffset.UtcNow.AddMinutes(2),
        Outcome = AttemptOutcome.Finished,
    };
}
