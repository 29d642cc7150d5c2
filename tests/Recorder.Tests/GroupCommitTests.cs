using Itog.Conference;
using Itog.Recorder.Journal;
using Itog.Recorder.Ogg;
using Itog.Recorder.Tests.Support;
using Itog.Recorder.Verification;

namespace Itog.Recorder.Tests;

/// <summary>Many journals go to the disk together, in an order that a power cut may break at any place.</summary>
public sealed class GroupCommitTests
{
    private static readonly Seat[] Speakers = [Seat.Participant, Seat.Interlocutor, Seat.Assistant, Seat.SignInterpreter];

    [Fact]
    public async Task Of_many_journals_none_loses_more_than_a_second()
    {
        await using var bench = Bench.Create();
        await bench.StartWithPicturesAsync();
        var voices = Speakers.SelectMany((seat, i) => new Sender { Seat = seat, StartMs = 0, Ssrc = (uint)(i + 1) }.Send());
        bench.Play(new PictureSender { StartMs = 0 }.Send(), 8370, voices);

        await using var after = await bench.KillAndRestartAsync(TimeSpan.FromSeconds(1));
        after.Manifest.Segments.Should().HaveCount(Speakers.Length);
        after.Manifest.Segments.Should().OnlyContain(s => s.EndSample >= 7370 * 48 && !s.Damaged);
        after.Segments().Should().ContainSingle().Which.EndSample.Should().BeGreaterThanOrEqualTo(7300 * 48);
        (await new RecordingVerifier().VerifyAsync(after.Folder, TestContext.Current.CancellationToken)).Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task A_picture_is_written_as_far_as_lines_vouch_for_it()
    {
        await using var bench = Bench.Create();
        await bench.StartWithPicturesAsync();
        bench.Play(new PictureSender { StartMs = 0 }.Send(), 8370);
        var journal = Directory.GetFiles(bench.Folder, "*.ivf", SearchOption.AllDirectories).Single();
        var lines = new List<string>();
        using (var reader = new StreamReader(new FileStream(Sidecar.PathFor(journal), FileMode.Open, FileAccess.Read, FileShare.ReadWrite)))
        {
            while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
            {
                lines.Add(line);
            }
        }

        lines.Count.Should().BeInRange(9, 11, "a line at every commit");
        new FileInfo(journal).Length.Should().Be(Sidecar.Parse(lines[^1])!.End);
    }

    [Fact]
    public async Task Whenever_the_process_is_killed_less_than_a_second_of_voice_and_picture_is_lost()
    {
        await using var bench = Bench.Create();
        await bench.StartWithPicturesAsync();
        var sent = new PictureSender { StartMs = 0 }.Send().ToList();
        var spoken = new Sender { StartMs = 0 }.Send().ToList();
        bench.Play(sent, 4800, spoken);
        var voice = Directory.GetFiles(bench.Folder, "*.ogg", SearchOption.AllDirectories).Single();
        var journal = Directory.GetFiles(bench.Folder, "*.ivf", SearchOption.AllDirectories).Single();
        for (var turn = 4800.0; turn < 8000; turn += RecorderThread.Turn.TotalMilliseconds)
        {
            bench.Play(sent, turn, spoken);
            var killed = turn + RecorderThread.Turn.TotalMilliseconds;
            using var pictures = new FileStream(journal, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var sidecar = new FileStream(Sidecar.PathFor(journal), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var kept = (bench.Segments().Single().StartSample + SidecarWalk.Read(sidecar, pictures).Samples) / 48.0;
            kept.Should().BeGreaterThan(killed - 1000, "so much the next start keeps after a kill at {0} ms, just before the recorder's next turn", killed);
            using var sound = new FileStream(voice, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            kept = (bench.Manifest.Segments.Single().StartSample + OggScan.Read(sound).Samples) / 48.0;
            kept.Should().BeGreaterThan(killed - 500, "a voice is written in every turn, {0} ms", killed);
        }
    }

    [Fact]
    public void A_folder_that_is_not_there_has_to_be_asked_file_by_file()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux brings a whole file system to the disk at once.");
        var folder = Directory.CreateTempSubdirectory("itog-group-");
        using var sync = new GroupSync(folder.FullName);
        sync.TrySync().Should().BeTrue();
        folder.Delete();
        sync.TrySync();
        sync.TrySync().Should().BeFalse();
        folder.Create();
        sync.TrySync();
        sync.TrySync().Should().BeTrue("it is there again");
        folder.Delete();
    }
}
