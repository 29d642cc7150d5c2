using System.Text.Json;

namespace Itog.Interop.Room;

/// <summary>What the test reads in a recording's manifest, as FORMAT.md of the recorder describes it.</summary>
public sealed record Manifest(
    DateTimeOffset Origin, long Samples, string AuditoriumNumber, string SchoolCode, IReadOnlyList<Manifest.Mark> Marks, IReadOnlyList<Manifest.Gap> Gaps, IReadOnlyList<Manifest.Segment> Segments,
    IReadOnlyList<Manifest.Picture> PictureFiles, IReadOnlyList<Manifest.Gap> PictureGaps)
{
    public static Manifest Read(string file) => JsonSerializer.Deserialize<Manifest>(File.ReadAllText(file), JsonSerializerOptions.Web)!;

    public Mark Only(string kind) => Marks.Single(m => m.Kind == kind);

    public sealed record Mark(string Kind, string Label, DateTimeOffset At, long Sample);

    public sealed record Segment(string Track, long Lost, long Late);

    public sealed record Picture(string Track, string Name, long StartSample, long Samples);

    public sealed record Gap(string Track, long StartSample, long Samples, string Cause);
}
