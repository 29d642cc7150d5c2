using System.Buffers.Binary;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Itog.Conference;
using Itog.Recorder.Finalising;
using Itog.Recorder.Manifest;
using Itog.Recorder.Quality;

namespace Itog.Recorder.Tests.Support;

/// <summary>
/// A finished recording of spoken Russian: the interlocutor for ten seconds, then four answers of twelve seconds with the participant's voice.
/// Tests spoil it and ask for the verdict.
/// </summary>
internal sealed class Talk
{
    private const int Rate = 48_000;
    private const int Greeting = 10;
    private const int Answer = 12;
    private const int Seconds = Greeting + (4 * Answer);

    private static readonly Lazy<short[]> Child = new(() => Speak("ru+f3"));
    private static readonly Lazy<short[]> Adult = new(() => Speak("ru"));

    private readonly List<RecordingGap> _gaps = [];

    public Talk()
    {
        Lay(Adult.Value, Right, 0, Greeting);
        for (var task = 0; task < 4; task++)
        {
            Lay(Child.Value, Left, Greeting + (task * Answer), Answer - 1);
        }

        AddNoise(Left, -70);
        AddNoise(Right, -70);
    }

    public short[] Left { get; } = new short[Seconds * Rate];

    public short[] Right { get; } = new short[Seconds * Rate];

    public static void Amplify(short[] channel, double decibels)
    {
        for (var i = 0; i < channel.Length; i++)
        {
            channel[i] = (short)Math.Clamp(channel[i] * Math.Pow(10, decibels / 20), short.MinValue, short.MaxValue);
        }
    }

    public static void AddNoise(short[] channel, double decibels)
    {
        var random = new Random(4);
        var amplitude = 32768 * Math.Pow(10, decibels / 20) * Math.Sqrt(3);
        for (var i = 0; i < channel.Length; i++)
        {
            channel[i] = (short)Math.Clamp(channel[i] + (((random.NextDouble() * 2) - 1) * amplitude), short.MinValue, short.MaxValue);
        }
    }

    /// <summary>The participant says nothing in a task.</summary>
    public void Silence(int task) => Array.Clear(Left, (Greeting + ((task - 1) * Answer)) * Rate, Answer * Rate);

    /// <summary>Sound is missing from some second of a task on.</summary>
    public void Lose(Seat side, int task, double from, double seconds, GapCause cause = GapCause.Connection)
    {
        var start = (long)((Greeting + ((task - 1) * Answer) + from) * Rate);
        _gaps.Add(new RecordingGap(new Slot(side, TrackSource.Microphone).ToString(), start, (long)(seconds * Rate), cause));
        Array.Clear(side == Seat.Participant ? Left : Right, (int)start, (int)(seconds * Rate));
    }

    public RecordingVerdict Judge(Func<RecordingManifest, RecordingManifest>? change = null)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, Wav());
            var measure = WavMeasure.Read(path);
            var manifest = Manifest();
            return new QualityJudge(change?.Invoke(manifest) ?? manifest, new QualityThresholds()).Judge(measure.Left, measure.Right, measure.Samples);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void Lay(short[] voice, short[] channel, int second, int seconds) =>
        Array.Copy(voice, 0, channel, second * Rate, seconds * Rate);

    private RecordingManifest Manifest() => new()
    {
        AttemptId = Guid.NewGuid(),
        Room = "a01",
        Date = new DateOnly(2026, 2, 11),
        AuditoriumNumber = "A01",
        SchoolCode = "123456",
        ParticipantCode = "0007",
        AttemptNumber = 1,
        Origin = DateTimeOffset.UnixEpoch,
        Samples = Left.Length,
        Gaps = _gaps,
        Marks =
        [
            new RecordingMark(AnswerSpan.StageMark, "TextIntroduction", DateTimeOffset.UnixEpoch, 0),
            .. AnswerSpan.Stages.Select((stage, i) => new RecordingMark(
                AnswerSpan.StageMark, stage, DateTimeOffset.UnixEpoch.AddSeconds(Greeting + (i * Answer)), (Greeting + (i * Answer)) * (long)Rate)),
        ],
    };

    private byte[] Wav()
    {
        var wav = new byte[44 + (Left.Length * 4)];
        "RIFF"u8.CopyTo(wav);
        "WAVEfmt "u8.CopyTo(wav.AsSpan(8));
        byte[] format = [16, 0, 0, 0, 1, 0, 2, 0, 0x80, 0xBB, 0, 0, 0, 0xEE, 2, 0, 4, 0, 16, 0];
        format.CopyTo(wav.AsSpan(16));
        "data"u8.CopyTo(wav.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(40), Left.Length * 4);
        var frames = MemoryMarshal.Cast<byte, short>(wav.AsSpan(44));
        for (var i = 0; i < Left.Length; i++)
        {
            (frames[i * 2], frames[(i * 2) + 1]) = (Left[i], Right[i]);
        }

        return wav;
    }

    private static short[] Speak(string voice)
    {
        const string words = "Город стоял на высоком берегу широкой реки. Весной по ней шли тяжёлые баржи с лесом. Старый мастер помнил каждую из них. "
            + "Он рассказывал детям, как строили мост. Дети слушали и задавали вопросы. Вечером над рекой загорались огни.";
        var folder = Directory.CreateTempSubdirectory("itog-talk-").FullName;
        var (wav, raw) = (Path.Combine(folder, "talk.wav"), Path.Combine(folder, "talk.raw"));
        Run("espeak-ng", ["-v", voice, "-w", wav, words]);
        Run("ffmpeg", ["-nostdin", "-loglevel", "error", "-i", wav, "-f", "s16le", "-ar", "48000", "-ac", "1", raw]);
        var samples = MemoryMarshal.Cast<byte, short>(File.ReadAllBytes(raw)).ToArray();
        Directory.Delete(folder, recursive: true);
        samples.Length.Should().BeGreaterThan(Answer * Rate);
        return samples;
    }

    private static void Run(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments))!;
        process.WaitForExit();
        process.ExitCode.Should().Be(0);
    }
}
