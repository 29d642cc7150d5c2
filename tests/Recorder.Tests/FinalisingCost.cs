using System.Diagnostics;
using System.Globalization;
using Itog.Conference;
using Itog.Recorder.Tests.Support;

namespace Itog.Recorder.Tests;

/// <summary>How long the files of an exam and of a day take to be made: run by <c>bench/recorder</c>.</summary>
public sealed class FinalisingCost
{
    /// <summary>Minutes that are played at once: a day of packets would fill the memory.</summary>
    private const int Piece = 10;

    private readonly ITestOutputHelper _output = TestContext.Current.TestOutputHelper!;

    [Fact(Explicit = true)]
    [Trait("Long", "recorder")]
    public async Task Sixteen_minutes_with_pictures_are_ready_within_fifteen_seconds()
    {
        const int minutes = 16;
        await using var bench = Bench.Create();
        await bench.StartWithPicturesAsync();
        const int frames = minutes * 60 * PictureClip.FramesPerSecond;
        bench.Play(
            new PictureSender { Count = frames }.Send().Concat(new PictureSender { Slot = new Slot(Seat.Interlocutor, TrackSource.Screen), Ssrc = 9, Member = "i", Count = frames }.Send()),
            minutes * 60_000,
            Voices(0, minutes * 60));
        var taken = await FinishAsync(bench, minutes);
        bench.Status.Pictures.Should().HaveCount(2);
        taken.TotalSeconds.Should().BeLessThan(15);
    }

    [Fact(Explicit = true)]
    [Trait("Long", "recorder")]
    public async Task Seven_hours_of_sound_are_ready_within_six_minutes()
    {
        const int minutes = 7 * 60;
        await using var bench = Bench.Create();
        await bench.StartAsync();
        for (var minute = 0; minute < minutes; minute += Piece)
        {
            PicturePlay.Play(bench, [], (minute + Piece) * 60_000, Voices(minute * 60, (minute + Piece) * 60));
        }

        var taken = await FinishAsync(bench, minutes);
        taken.TotalMinutes.Should().BeLessThan(6);

        // More than the 4 GiB that a RIFF header can tell.
        var wav = bench.Status.WavPath!;
        new FileInfo(wav).Length.Should().BeInRange(bench.Manifest.Samples!.Value * 4, (bench.Manifest.Samples!.Value * 4) + 200).And.BeGreaterThan(uint.MaxValue);
        double.Parse(PictureClip.Run("ffprobe", $"-v error -show_entries format=duration -of csv=p=0 \"{wav}\""), CultureInfo.InvariantCulture)
            .Should().BeApproximately(bench.Manifest.Samples!.Value / 48_000.0, 0.001);
        ChildMemory.PeakMegabytes().Should().BeLessThan(200);
    }

    private async Task<TimeSpan> FinishAsync(Bench bench, int minutes)
    {
        var before = Stopwatch.GetTimestamp();
        await bench.StopAsync();
        await bench.WaitAsync<RecordingEvent.Ready>();
        var taken = Stopwatch.GetElapsedTime(before);
        _output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{minutes} min of {bench.Status.Pictures.Count} pictures and 2 voices: ready in {taken.TotalSeconds:F1} s, {minutes * 60 / taken.TotalSeconds:F0} times real time; FFmpeg held at most {ChildMemory.PeakMegabytes():F0} MB"));
        return taken;
    }

    /// <summary>Both sides, the encoded minutes again and again.</summary>
    private static IEnumerable<SentPacket> Voices(int from, int to)
    {
        for (var i = from * 50; i < to * 50; i++)
        {
            var packet = i % Chirps.Packets.Count;
            var level = (byte)(Chirps.Sounds(packet) ? 20 : 70);
            var at = (i * 20.0) + 5;
            yield return new SentPacket(at, Seat.Participant, "Participant-member", 1, i, (uint)(i * 960L), Chirps.Packets[packet], level);
            yield return new SentPacket(at + 1, Seat.Interlocutor, "Interlocutor-member", 2, i, (uint)(i * 960L), Chirps.Packets[packet], level);
        }
    }
}
