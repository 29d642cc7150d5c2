using Itog.Recorder.Ogg;
using Itog.Recorder.Tests.Support;
using Itog.Recorder.Verification;

namespace Itog.Recorder.Tests;

/// <summary>A recording is checked offline: nothing of it can be changed unseen, and the first changed byte is named.</summary>
public sealed class VerificationTests(FinishedRecordings recordings) : IClassFixture<FinishedRecordings>, IAsyncLifetime
{
    private FinishedFolder _folder = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _folder = await recordings.CopyAsync(RecordingMode.Personal, packets: 300, pictures: 0);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_recording_as_it_was_made_is_intact()
    {
        var report = await new RecordingVerifier().VerifyAsync(_folder.Path, Token);
        report.Should().BeEquivalentTo(new { Recordings = 1, Files = 5, Intact = true });
    }

    [Fact]
    public async Task The_changed_byte_of_a_journal_is_named()
    {
        var path = _folder.Only("*.ogg");
        var bytes = await File.ReadAllBytesAsync(path, Token);
        for (var at = 3; at < bytes.Length; at += bytes.Length / 40)
        {
            bytes[at] ^= 0x41;
            await File.WriteAllBytesAsync(path, bytes, Token);
            var fault = (await new RecordingVerifier().VerifyAsync(_folder.Path, Token)).Faults.Single(f => f.File.EndsWith(".ogg", StringComparison.Ordinal));
            fault.Should().BeEquivalentTo(new { Kind = VerificationFaultKind.Changed, Offset = (long)at, Extent = 1L });
            bytes[at] ^= 0x41;
        }
    }

    [Fact]
    public async Task Several_changed_bytes_of_a_journal_are_named_by_their_page()
    {
        var path = _folder.Only("*.ogg");
        var middle = (int)new FileInfo(path).Length / 2;
        Flip(path, middle);
        Flip(path, middle + 7);
        var fault = (await new RecordingVerifier().VerifyAsync(_folder.Path, Token)).Faults[0];
        fault.Offset.Should().BeInRange(middle - OggPage.MaximumLength, middle);
        (fault.Offset + fault.Extent).Should().BeGreaterThan(middle + 7);
    }

    [Fact]
    public async Task The_changed_line_of_a_sidecar_is_named()
    {
        var path = _folder.Only("*.jsonl");
        var text = await File.ReadAllTextAsync(path, Token);
        var line = text.IndexOf("\"number\":3,", StringComparison.Ordinal) - 1;
        Flip(path, line + 30);
        var fault = (await new RecordingVerifier().VerifyAsync(_folder.Path, Token)).Faults[0];
        fault.Should().BeEquivalentTo(new { Record = 3, Offset = (long)line });
        fault.File.Should().EndWith(".jsonl");
    }

    [Fact]
    public async Task The_first_changed_byte_of_a_sound_file_is_found_by_making_it_again()
    {
        Flip(_folder.Only("*.wav"), 5000);
        Flip(_folder.Only("*.wav"), 9000);
        var files = Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories);
        var fault = (await new RecordingVerifier().VerifyAsync(_folder.Path, Token)).Faults.Should().ContainSingle().Subject;
        fault.Should().BeEquivalentTo(new { Offset = 5000L, Extent = 1L });
        Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories).Should().Equal(files, "a verification leaves the folder alone");
    }

    [Fact]
    public async Task A_sound_file_that_was_cut_is_named_at_its_new_end()
    {
        var bytes = await File.ReadAllBytesAsync(_folder.Only("*.wav"), Token);
        await File.WriteAllBytesAsync(_folder.Only("*.wav"), bytes[..^100], Token);
        var fault = (await new RecordingVerifier().VerifyAsync(_folder.Path, Token)).Faults.Should().ContainSingle().Subject;
        fault.Offset.Should().Be(bytes.Length - 100);
    }

    [Fact]
    public async Task A_missing_file_is_named()
    {
        File.Delete(_folder.Only("*.wav"));
        (await new RecordingVerifier().VerifyAsync(_folder.Path, Token)).Faults.Should().ContainSingle()
            .Which.Kind.Should().Be(VerificationFaultKind.Missing);
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
