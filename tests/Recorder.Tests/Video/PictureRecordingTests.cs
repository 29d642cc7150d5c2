using System.Globalization;
using Itog.Conference;
using Itog.Recorder.Tests.Support;

namespace Itog.Recorder.Tests.Video;

/// <summary>Pictures of a recording from the room to the finished WebM, in virtual time, decoded by FFmpeg.</summary>
public sealed class PictureRecordingTests
{
    private static readonly Slot Screen = new(Seat.Interlocutor, TrackSource.Screen);
    private static readonly Lazy<string[]> Pictures = new(DecodeClip);

    [Fact]
    public async Task Every_frame_is_shown_at_its_time_beside_the_sound()
    {
        var sender = new PictureSender { ReportMs = 1000 };
        var voice = new Sender { StartMs = 500, Count = 550 };
        await using var bench = Bench.Create();
        await bench.StartWithPicturesAsync();
        bench.Play(sender.Send(), 13_000, voice.Send());
        var shown = await bench.FinishPictureAsync(PictureSender.Camera);

        shown.Select(f => f.Picture).Should().Equal(Pictures.Value);
        for (var i = 0; i < shown.Count; i++)
        {
            shown[i].Ms.Should().BeApproximately(sender.PlacedMs(i), 10, "frame {0}", i);
        }

        var wav = Wav.Read(bench.Status.WavPath!);
        foreach (var mark in voice.Marks())
        {
            wav.ErrorMs(voice.MarkMs(mark)).Should().BeInRange(-20, 20);
        }

        var picture = bench.Status.Pictures.Should().ContainSingle().Subject;
        picture.Should().BeEquivalentTo(new { Slot = PictureSender.Camera, Width = 320, Height = 240 });
        picture.Duration.TotalMilliseconds.Should().BeApproximately(10_000, 40);
        Seconds(picture.Path, "format=duration").Should().BeApproximately(10, 0.04);
        Seconds(picture.Path, "format=start_time").Should().Be(0, "files begin at 0 and the manifest says where that is");
        bench.Segments().Should().ContainSingle().Which.Should().BeEquivalentTo(new { Frames = 250L, KeyFrames = 5L, Lost = 0L, Dropped = 0L, Damaged = false });
        bench.Status.Evidence!.Journals.Should().Contain(j => j.Track == "participant/camera" && j.ChainHead != null && j.Sha256 != null);
    }

    [Fact]
    public async Task A_player_can_begin_at_every_key_frame()
    {
        await using var bench = Bench.Create();
        await bench.StartWithPicturesAsync();
        bench.Play(new PictureSender().Send(), 13_000);
        await bench.FinishPictureAsync(PictureSender.Camera);
        var path = bench.Status.Pictures.Single().Path;
        foreach (var second in new[] { 8, 4, 2 })
        {
            var first = PictureClip.Run("ffmpeg", $"-nostdin -v error -ss {second} -i \"{path}\" -map 0:v -frames:v 1 -vf format=yuv420p -f framemd5 -")
                .Split('\n').Last(l => l.Length > 0 && l[0] != '#');
            first.Should().EndWith(Pictures.Value[second * PictureClip.FramesPerSecond]);
        }
    }

    [Fact]
    public async Task Key_frames_are_asked_for_at_bookmarks_and_now_and_then()
    {
        await using var bench = Bench.Create();
        await bench.StartWithPicturesAsync();
        var sender = new PictureSender { Count = 3000 };
        bench.Play(sender.Send(), 5000);
        bench.Room.KeyFrameWishes.Clear();
        await bench.Service.MarkAsync(bench.Request.AttemptId, bench.Time.GetUtcNow(), [new Bookmark("stageBegun", "Reading")]);
        bench.Room.KeyFrameWishes.Should().Equal(PictureSender.Camera);
        bench.Play(sender.Send(), 65_000);
        bench.Room.KeyFrameWishes.Count.Should().BeInRange(3, 5);
    }

    [Fact]
    public async Task A_hole_in_the_network_is_a_gap_of_its_length_and_the_picture_goes_on_with_the_next_key_frame()
    {
        var sender = new PictureSender { ReportMs = 1000 };
        await using var bench = Bench.Create();
        await bench.StartWithPicturesAsync();
        bench.Play(sender.Send().Where(p => p.Frame is < 60 or >= 130), 13_000);
        var shown = await bench.FinishPictureAsync(PictureSender.Camera);

        // Frames 130 to 149 need what was lost; 150 is a key frame.
        shown.Select(f => f.Picture).Should().Equal([.. Pictures.Value[..60], .. Pictures.Value[150..]]);
        shown[60].Ms.Should().BeApproximately(sender.PlacedMs(150), 10);
        var gap = bench.Status.Pictures.Single().Gaps.Should().Contain(g => g.Cause == GapCause.Loss).Subject;
        (gap.StartSample / 48.0).Should().BeApproximately(sender.PlacedMs(60), 45);
        (gap.Samples / 48.0).Should().BeApproximately(90 * 40, 45);
        bench.Segments().Should().ContainSingle().Which.Dropped.Should().Be(20);
    }

    [Fact]
    public async Task A_picture_that_cannot_be_shown_asks_for_a_key_frame_once_a_second()
    {
        await using var bench = Bench.Create();
        await bench.StartWithPicturesAsync();
        bench.Play(new PictureSender { FirstFrame = 1, Count = 49 + 25 }.Send(), 5000);
        bench.Room.KeyFrameWishes.Count.Should().BeInRange(2, 4);
        (await bench.FinishPictureAsync(PictureSender.Camera)).Should().HaveCount(25);
    }

    [Fact]
    public async Task Packets_out_of_order_and_repeated_late_are_put_in_order()
    {
        var random = new Random(7);
        var sent = new PictureSender().Send().Select(p => random.Next(20) == 0 ? p with { ArrivalMs = p.ArrivalMs + 300 } : p).ToList();
        await using var bench = Bench.Create();
        await bench.StartWithPicturesAsync();
        bench.Play(sent, 13_000);
        var shown = await bench.FinishPictureAsync(PictureSender.Camera);
        shown.Select(f => f.Picture).Should().Equal(Pictures.Value);
    }

    [Fact]
    public async Task A_camera_switched_off_is_a_pause_in_the_list()
    {
        var sender = new PictureSender { ReportMs = 1000 };
        var after = new PictureSender { StartMs = sender.StartMs + 9000, Count = 100, FirstSequence = 65_000 + sender.Send().Count(p => p.Frame is >= 0 and < 100), FirstTimestamp = unchecked(sender.FirstTimestamp + (9 * 90_000)) };
        await using var bench = Bench.Create();
        await bench.StartWithPicturesAsync();
        bench.Play(sender.Send().Where(p => p.Frame is >= 0 and < 100).Concat(after.Send()), 15_000);
        var shown = await bench.FinishPictureAsync(PictureSender.Camera);
        shown.Should().HaveCount(200);
        shown[100].Ms.Should().BeApproximately(after.PlacedMs(0), 15);
        var gap = bench.Status.Pictures.Single().Gaps.Single(g => g.StartSample > 48_000 * 2);
        gap.Should().BeEquivalentTo(new { Cause = GapCause.Pause, Track = "participant/camera" });
        (gap.Samples / 48.0).Should().BeApproximately(5000, 60);
    }

    [Fact]
    public async Task A_reconnect_is_a_new_segment_at_its_own_place()
    {
        var first = new PictureSender { Count = 100 };
        var second = new PictureSender { StartMs = 8000, Ssrc = 3000, Member = "again", Count = 100, FirstTimestamp = 17, FirstSequence = 3 };
        await using var bench = Bench.Create();
        await bench.StartWithPicturesAsync();
        bench.Play(first.Send(), 6500);
        bench.Room.EndPicture(PictureSender.Camera, "participant-member");
        bench.Play(second.Send(), 16_000);
        var shown = await bench.FinishPictureAsync(PictureSender.Camera);

        shown.Select(f => f.Picture).Should().Equal([.. Pictures.Value[..100], .. Pictures.Value[..100]]);
        shown[100].Ms.Should().BeApproximately(second.PlacedMs(0), 15);
        bench.Segments().Should().HaveCount(2);
        var gaps = bench.Status.Pictures.Single().Gaps;
        gaps.Select(g => g.Cause).Should().Equal(GapCause.Pause, GapCause.Connection, GapCause.Pause);
        (gaps[1].Samples / 48.0).Should().BeApproximately(3000, 60);
    }

    [Fact]
    public async Task Another_layer_of_the_same_camera_goes_on_without_a_hole()
    {
        var small = new PictureSender { Count = 100, ReportMs = 500 };
        var large = new PictureSender { StartMs = 5000, Ssrc = 2001, Count = 100, FirstFrame = 100, FirstTimestamp = 99, FirstSequence = 3, ReportMs = 500 };
        await using var bench = Bench.Create();
        await bench.StartWithPicturesAsync();
        bench.Play(small.Send().Concat(large.Send()), 11_000);
        var shown = await bench.FinishPictureAsync(PictureSender.Camera);
        shown.Select(f => f.Picture).Should().Equal(Pictures.Value[..200]);
        for (var i = 0; i < 100; i++)
        {
            shown[100 + i].Ms.Should().BeApproximately(large.PlacedMs(i), 15);
        }

        bench.Manifest.PictureGaps.Should().NotContain(g => g.Cause == GapCause.Connection);
    }

    [Fact]
    public async Task A_hole_before_another_layer_of_the_same_camera_was_lost_on_the_line()
    {
        var large = new PictureSender { Count = 100, ReportMs = 500 };
        var small = new PictureSender { StartMs = 8000, Ssrc = 2001, Count = 100, FirstFrame = 100, FirstTimestamp = 99, FirstSequence = 3, ReportMs = 500 };
        (await GapBetweenAsync(large, small, ended: false)).Cause.Should().Be(GapCause.Loss);
    }

    [Fact]
    public async Task A_hole_before_a_camera_that_was_ended_and_begun_anew_is_a_pause()
    {
        var first = new PictureSender { Count = 100, ReportMs = 500 };
        var second = new PictureSender { StartMs = 8000, Ssrc = 2001, Count = 100, FirstFrame = 100, FirstTimestamp = 99, FirstSequence = 3, ReportMs = 500 };
        (await GapBetweenAsync(first, second, ended: true)).Cause.Should().Be(GapCause.Pause);
    }

    [Fact]
    public async Task First_frames_that_all_came_late_are_moved_to_their_place()
    {
        var sender = new PictureSender { ReportMs = 1000 };
        await using var bench = Bench.Create();
        await bench.StartWithPicturesAsync();
        bench.Play(sender.Send().Select(p => p.Frame is >= 0 and < 20 ? p with { ArrivalMs = Math.Max(p.ArrivalMs, 1900 + p.Frame) } : p), 13_000);
        var shown = await bench.FinishPictureAsync(PictureSender.Camera);
        for (var i = 0; i < shown.Count; i++)
        {
            shown[i].Ms.Should().BeApproximately(sender.PlacedMs(i), 15, "frame {0}", i);
        }

        (bench.Segments()[0].StartSample / 48.0).Should().BeApproximately(sender.PlacedMs(0), 10);
    }

    [Fact]
    public async Task Drift_is_followed()
    {
        var sender = new PictureSender { Ppm = 200, Count = 3000, ReportMs = 1000 };
        await using var bench = Bench.Create();
        await bench.StartWithPicturesAsync();
        bench.Play(sender.Send(), 122_000);
        var shown = await bench.FinishPictureAsync(PictureSender.Camera);
        shown.Should().HaveCount(3000);
        foreach (var i in new[] { 100, 1000, 2000, 2999 })
        {
            shown[i].Ms.Should().BeApproximately(sender.PlacedMs(i), 20);
        }
    }

    [Fact]
    public async Task Only_the_wanted_pictures_are_written_and_a_missing_one_is_named()
    {
        await using var bench = Bench.Create();
        await bench.StartWithPicturesAsync();
        var interlocutor = new PictureSender { Slot = new Slot(Seat.Interlocutor, TrackSource.Camera), Member = "i", Ssrc = 7, Count = 50 };
        bench.Play(new PictureSender { Count = 50 }.Send().Concat(interlocutor.Send()), 8000);
        await bench.FinishPictureAsync(PictureSender.Camera);
        bench.Segments().Should().OnlyContain(s => s.Track == "participant/camera");
        var missing = bench.Manifest.PictureGaps.Single(g => g.Track == Screen.ToString());
        missing.Should().BeEquivalentTo(new { StartSample = 0L, Cause = GapCause.Pause });
        (missing.Samples / 48.0).Should().BeApproximately(8000, 1);
    }

    [Fact]
    public async Task Without_pictures_in_the_request_none_is_written()
    {
        await using var bench = Bench.Create();
        await bench.StartAsync();
        bench.Play(new PictureSender { Count = 50 }.Send(), 5000);
        await bench.StopAsync();
        await bench.WaitAsync<RecordingEvent.Ready>();
        bench.Status.Pictures.Should().BeEmpty();
        Directory.EnumerateFiles(bench.Folder, "*.ivf", SearchOption.AllDirectories).Should().BeEmpty();
    }

    [Fact]
    public async Task Making_a_picture_twice_gives_the_same_bytes()
    {
        await using var bench = Bench.Create();
        await bench.StartWithPicturesAsync();
        bench.Play(new PictureSender().Send(), 13_000);
        await bench.FinishPictureAsync(PictureSender.Camera);
        var before = bench.Manifest.PictureFiles.Single();
        await using var again = await bench.KillAndRestartAsync(TimeSpan.Zero, folder =>
        {
            File.Delete(Directory.GetFiles(folder, "*.webm", SearchOption.AllDirectories).Single());
            var manifest = Directory.GetFiles(folder, "*.manifest.json", SearchOption.AllDirectories).Single();
            File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("\"Ready\"", "\"Finalising\"", StringComparison.Ordinal));
        });
        if (again.Status.State != RecordingState.Ready)
        {
            await again.WaitAsync<RecordingEvent.Ready>();
        }

        again.Manifest.PictureFiles.Single().Sha256.Should().Be(before.Sha256);
    }

    /// <summary>The gap between what two sources of one member show, from 5 to 8 s.</summary>
    private static async Task<RecordingGap> GapBetweenAsync(PictureSender first, PictureSender second, bool ended)
    {
        await using var bench = Bench.Create();
        await bench.StartWithPicturesAsync();
        bench.Play(first.Send(), 6000);
        if (ended)
        {
            bench.Room.EndPicture(PictureSender.Camera, first.Member);
        }

        bench.Play(second.Send(), 13_000);
        await bench.StopAsync();
        var gap = bench.Manifest.PictureGaps.Should().ContainSingle(g => g.Track == PictureSender.Camera.ToString() && g.StartSample > 48_000 * 2 && g.StartSample < 48_000 * 8).Subject;
        (gap.Samples / 48.0).Should().BeApproximately(3000, 60);
        return gap;
    }

    private static double Seconds(string path, string entry) => double.Parse(
        PictureClip.Run("ffprobe", $"-v error -show_entries {entry} -of csv=p=0 \"{path}\"").Trim(), CultureInfo.InvariantCulture);

    private static string[] DecodeClip()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("itog-clip-").FullName, "clip.webm");
        using (var webm = new Recorder.Video.WebmWriter(path, 320, 240))
        {
            for (var i = 0; i < PictureClip.Count; i++)
            {
                webm.Append(PictureClip.Frames[i], i * 40, (PictureClip.Frames[i][0] & 1) == 0);
            }

            webm.Finish(10_000);
        }

        var pictures = PictureClip.Shown(path).Select(f => f.Picture).ToArray();
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        return pictures;
    }
}
