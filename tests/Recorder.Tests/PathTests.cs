using Itog.Conference;
using Itog.Recorder.Manifest;

namespace Itog.Recorder.Tests;

/// <summary>File names by the rule of the regulation: date, auditorium, school, participant, attempt.</summary>
public sealed class PathTests
{
    private static readonly RecordingRequest Request = new(
        Guid.Parse("0192f5c0-0000-7000-8000-000000000001"), new RoomId("r"), new DateOnly(2026, 2, 11), "A01", "123456", "0007", 1);

    [Fact]
    public void Names_are_made_of_codes()
    {
        var paths = RecordingPaths.For("/recordings", Request);
        paths.Wav.Should().Be("/recordings/2026-02-11/A01/2026-02-11_A01_123456_0007_1.wav");
        paths.Manifest.Should().Be("/recordings/2026-02-11/A01/2026-02-11_A01_123456_0007_1.manifest.json");
        paths.JournalName("participant/microphone", 3).Should().Be("2026-02-11_A01_123456_0007_1/participant-microphone-003.ogg");
        RecordingPaths.OfManifest(paths.Manifest).Should().Be(paths);
    }

    [Theory]
    [InlineData("../../etc", "------etc")]
    [InlineData("..", "--")]
    [InlineData("Б 12", "Б-12")]
    [InlineData("a\0b", "a-b")]
    [InlineData(" ", "-")]
    public void Nothing_leaves_the_folder(string auditorium, string expected)
    {
        var paths = RecordingPaths.For("/recordings", Request with { AuditoriumNumber = auditorium });
        paths.Folder.Should().Be($"/recordings/2026-02-11/{expected}");
        paths.Stem.Should().Be($"2026-02-11_{expected}_123456_0007_1");
    }

    [Fact]
    public void The_same_codes_for_another_attempt_never_overwrite_a_recording()
    {
        var root = Directory.CreateTempSubdirectory("itog-recorder-").FullName;
        var first = RecordingPaths.For(root, Request);
        Directory.CreateDirectory(first.Journals);
        RecordingPaths.For(root, Request).Should().Be(first, "an empty folder is no recording");
        File.WriteAllText(first.Manifest, "{}");
        RecordingPaths.For(root, Request).Stem.Should().StartWith(first.Stem + "_").And.NotBe(first.Stem);
        Directory.Delete(root, recursive: true);
    }
}
