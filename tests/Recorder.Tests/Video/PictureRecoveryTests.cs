using Itog.Recorder.Tests.Support;
using Itog.Recorder.Verification;

namespace Itog.Recorder.Tests.Video;

/// <summary>What is left of a picture after kill -9 and a torn disk, how it goes on, and how a changed byte is found.</summary>
public sealed class PictureRecoveryTests
{
    [Theory]
    [InlineData("nothing")]
    [InlineData("cut")]
    [InlineData("zeros")]
    [InlineData("half frame")]
    [InlineData("line without bytes")]
    [InlineData("line before its bytes")]
    public async Task A_torn_tail_is_cut_to_the_last_frame_that_is_vouched_for_and_a_new_segment_goes_on(string tail)
    {
        var first = new PictureSender { StartMs = 0 };
        await using var bench = Bench.Create();
        await bench.StartWithPicturesAsync();
        bench.Play(first.Send(), 8370);
        await using var after = await bench.KillAndRestartAsync(TimeSpan.FromSeconds(10), folder => Tear(Journal(folder), tail));

        var kept = after.Segments().Should().ContainSingle().Subject;
        kept.Damaged.Should().BeFalse();
        (kept.EndSample!.Value / 48.0).Should().BeInRange(tail is "cut" or "line without bytes" or "line before its bytes" ? 6300 : 7300, 8400, "at most a second is lost, and what was cut");
        after.Manifest.Incidents.Should().Contain(i => i.Contains(".ivf", StringComparison.Ordinal));

        await after.StartWithPicturesAsync();
        var second = new PictureSender { StartMs = 2000, Ssrc = 77, Count = 100 };
        after.Play(second.Send(), 9000);
        var shown = await after.FinishPictureAsync(PictureSender.Camera);
        shown.Count.Should().Be((int)kept.Frames + 100);
        shown[(int)kept.Frames].Ms.Should().BeApproximately(18_370 + second.PlacedMs(0), 15);
        after.Status.Pictures.Single().Gaps.Should().Contain(g => g.Cause == GapCause.Restart);
        (await new RecordingVerifier().VerifyAsync(after.Folder, TestContext.Current.CancellationToken)).Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task A_journal_changed_in_the_middle_is_kept_whole_and_alarmed()
    {
        await using var bench = Bench.Create();
        await bench.StartWithPicturesAsync();
        bench.Play(new PictureSender { StartMs = 0 }.Send(), 8370);
        var length = 0L;
        await using var after = await bench.KillAndRestartAsync(TimeSpan.FromSeconds(1), folder => length = Flip(Journal(folder), 0.5).Length);
        after.Segments().Should().ContainSingle().Which.Damaged.Should().BeTrue();
        new FileInfo(Journal(after.Folder)).Length.Should().Be(length);
        (await after.WaitAsync<RecordingEvent.Alarm>()).Code.Should().Be(RecorderAlarm.JournalDamaged);
    }

    [Fact]
    public async Task A_folder_that_vanished_is_written_again()
    {
        await using var bench = Bench.Create();
        await bench.StartWithPicturesAsync();
        var sender = new PictureSender { StartMs = 0 };
        bench.Play(sender.Send(), 5000);
        File.Delete(Journal(bench.Folder));
        bench.Play(sender.Send(), 12_000);
        (await bench.FinishPictureAsync(PictureSender.Camera)).Should().HaveCount(250);
        (await new RecordingVerifier().VerifyAsync(bench.Folder, TestContext.Current.CancellationToken)).Faults.Should().BeEmpty();
    }

    [Theory]
    [InlineData("*.ivf", 0.0)]
    [InlineData("*.ivf", 0.3)]
    [InlineData("*.ivf", 0.999)]
    [InlineData("*.webm", 0.0)]
    [InlineData("*.webm", 0.6)]
    [InlineData("*camera*.jsonl", 0.4)]
    public async Task One_changed_byte_is_found(string file, double place)
    {
        await using var bench = Bench.Create();
        await bench.StartWithPicturesAsync();
        bench.Play(new PictureSender { StartMs = 0 }.Send(), 11_000);
        await bench.FinishPictureAsync(PictureSender.Camera);
        var token = TestContext.Current.CancellationToken;
        (await new RecordingVerifier().VerifyAsync(bench.Folder, token)).Faults.Should().BeEmpty();

        var path = Directory.GetFiles(bench.Folder, file, SearchOption.AllDirectories).Single();
        var (at, _) = Flip(path, place);
        var fault = (await new RecordingVerifier().VerifyAsync(bench.Folder, token)).Faults.Should().ContainSingle().Subject;
        fault.File.Should().EndWith(Path.GetFileName(path));
        if (file.EndsWith(".jsonl", StringComparison.Ordinal))
        {
            fault.Offset!.Value.Should().BeLessThanOrEqualTo(at).And.BeGreaterThan(at - 5000);
        }
        else
        {
            (fault.Offset, fault.Extent).Should().Be((at, 1));
        }
    }

    private static string Journal(string folder) => Directory.GetFiles(folder, "*.ivf", SearchOption.AllDirectories).Single();

    private static (long At, long Length) Flip(string path, double place)
    {
        var bytes = File.ReadAllBytes(path);
        var at = (int)(place * (bytes.Length - 1));
        bytes[at] ^= 0x20;
        File.WriteAllBytes(path, bytes);
        return (at, bytes.Length);
    }

    private static void Tear(string journal, string tail)
    {
        using var stream = new FileStream(journal, FileMode.Open);
        stream.Seek(0, SeekOrigin.End);
        switch (tail)
        {
            case "cut":
                stream.SetLength(stream.Length - 30_000);
                break;
            case "zeros":
                stream.Write(new byte[4096]);
                break;
            case "half frame":
                stream.Write([0x10, 0x27, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0x31, 5, 6, 7]);
                break;
            case "line before its bytes":
                stream.Seek(-1000, SeekOrigin.End);
                stream.Write(new byte[1000]);
                break;
            case "line without bytes":
                stream.SetLength(stream.Length - 1);
                break;
        }
    }
}
