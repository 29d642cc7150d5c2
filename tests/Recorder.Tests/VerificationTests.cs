using Itog.Recorder.Ogg;
using Itog.Recorder.Tests.Support;
using Itog.Recorder.Verification;

namespace Itog.Recorder.Tests;

/// <summary>A recording is checked offline: nothing of it can be changed unseen, and the first changed byte is named.</summary>
public sealed class VerificationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_recording_as_it_was_made_is_intact()
    {
        await using var bench = await RecordedAsync();
        var report = await new RecordingVerifier().VerifyAsync(bench.Folder, Token);
        report.Should().BeEquivalentTo(new { Recordings = 1, Files = 5, Intact = true });
    }

    [Theory]
    [InlineData("*.ogg")]
    [InlineData("*.jsonl")]
    [InlineData("*.manifest.json")]
    [InlineData("*.wav")]
    public async Task One_flipped_bit_anywhere_is_found(string pattern)
    {
        await using var bench = await RecordedAsync();
        var path = Directory.GetFiles(bench.Folder, pattern, SearchOption.AllDirectories).Single();
        var bytes = await File.ReadAllBytesAsync(path, Token);
        var step = Math.Max(1, bytes.Length / 60);
        var verifier = new RecordingVerifier("no-such-ffmpeg");
        for (var at = 0; at < bytes.Length; at += step)
        {
            bytes[at] ^= 0x10;
            await File.WriteAllBytesAsync(path, bytes, Token);
            (await verifier.VerifyAsync(bench.Folder, Token)).Intact.Should().BeFalse($"byte {at} of {pattern} was changed");
            bytes[at] ^= 0x10;
        }
    }

    [Fact]
    public async Task The_changed_byte_of_a_journal_is_named()
    {
        await using var bench = await RecordedAsync();
        var path = Directory.GetFiles(bench.Folder, "*.ogg", SearchOption.AllDirectories).Single();
        var bytes = await File.ReadAllBytesAsync(path, Token);
        for (var at = 3; at < bytes.Length; at += bytes.Length / 40)
        {
            bytes[at] ^= 0x41;
            await File.WriteAllBytesAsync(path, bytes, Token);
            var fault = (await new RecordingVerifier().VerifyAsync(bench.Folder, Token)).Faults.Single(f => f.File.EndsWith(".ogg", StringComparison.Ordinal));
            fault.Should().BeEquivalentTo(new { Kind = VerificationFaultKind.Changed, Offset = (long)at, Extent = 1L });
            bytes[at] ^= 0x41;
        }
    }

    [Fact]
    public async Task Several_changed_bytes_of_a_journal_are_named_by_their_page()
    {
        await using var bench = await RecordedAsync();
        var path = Directory.GetFiles(bench.Folder, "*.ogg", SearchOption.AllDirectories).Single();
        var middle = (int)new FileInfo(path).Length / 2;
        Flip(path, middle);
        Flip(path, middle + 7);
        var fault = (await new RecordingVerifier().VerifyAsync(bench.Folder, Token)).Faults[0];
        fault.Offset.Should().BeInRange(middle - OggPage.MaximumLength, middle);
        (fault.Offset + fault.Extent).Should().BeGreaterThan(middle + 7);
    }

    [Fact]
    public async Task The_changed_line_of_a_sidecar_is_named()
    {
        await using var bench = await RecordedAsync();
        var path = Directory.GetFiles(bench.Folder, "*.jsonl", SearchOption.AllDirectories).Single();
        var text = await File.ReadAllTextAsync(path, Token);
        var line = text.IndexOf("\"number\":3,", StringComparison.Ordinal) - 1;
        Flip(path, line + 30);
        var fault = (await new RecordingVerifier().VerifyAsync(bench.Folder, Token)).Faults[0];
        fault.Should().BeEquivalentTo(new { Record = 3, Offset = (long)line });
        fault.File.Should().EndWith(".jsonl");
    }

    [Fact]
    public async Task The_first_changed_byte_of_a_sound_file_is_found_by_making_it_again()
    {
        await using var bench = await RecordedAsync();
        Flip(bench.Status.WavPath!, 5000);
        Flip(bench.Status.WavPath!, 9000);
        var files = Directory.GetFiles(bench.Folder, "*", SearchOption.AllDirectories);
        var fault = (await new RecordingVerifier().VerifyAsync(bench.Folder, Token)).Faults.Should().ContainSingle().Subject;
        fault.Should().BeEquivalentTo(new { Offset = 5000L, Extent = 1L });
        Directory.GetFiles(bench.Folder, "*", SearchOption.AllDirectories).Should().Equal(files, "a verification leaves the folder alone");
    }

    [Fact]
    public async Task A_sound_file_that_was_cut_is_named_at_its_new_end()
    {
        await using var bench = await RecordedAsync();
        var bytes = await File.ReadAllBytesAsync(bench.Status.WavPath!, Token);
        await File.WriteAllBytesAsync(bench.Status.WavPath!, bytes[..^100], Token);
        var fault = (await new RecordingVerifier().VerifyAsync(bench.Folder, Token)).Faults.Should().ContainSingle().Subject;
        fault.Offset.Should().Be(bytes.Length - 100);
    }

    [Fact]
    public async Task A_missing_file_is_named()
    {
        await using var bench = await RecordedAsync();
        File.Delete(bench.Status.WavPath!);
        (await new RecordingVerifier().VerifyAsync(bench.Folder, Token)).Faults.Should().ContainSingle()
            .Which.Kind.Should().Be(VerificationFaultKind.Missing);
    }

    private static async Task<Bench> RecordedAsync()
    {
        var bench = Bench.Create();
        await bench.StartAsync();
        bench.Play(new Sender { StartMs = 0, Count = 300 }.Send(), 8000);
        await bench.FinishAsync();
        return bench;
    }

    private static void Flip(string path, long at)
    {
        using var file = new FileStream(path, FileMode.Open);
        file.Position = at;
        var value = file.ReadByte();
        file.Position = at;
        file.WriteByte((byte)(value ^ 1));
    }
}
