using Itog.Interop.Room;
using Itog.Interop.Sound;

namespace Itog.Interop;

/// <summary>The pictures of an exam beside its sound, and what must be true of them.</summary>
public sealed class FinishedPictures
{
    /// <summary>How far lips and voice may be apart, in milliseconds.</summary>
    private const double Bound = 50;

    /// <summary>The made-up cameras give five pictures a second.</summary>
    private static readonly TimeSpan Frame = TimeSpan.FromSeconds(0.2);

    private readonly Manifest _manifest;
    private readonly Dictionary<string, Film> _films;

    private FinishedPictures(Manifest manifest, Dictionary<string, Film> films) => (_manifest, _films) = (manifest, films);

    public static async Task<FinishedPictures> ReadAsync(FinishedRecording recording)
    {
        ArgumentNullException.ThrowIfNull(recording);
        var films = new Dictionary<string, Film>();
        foreach (var file in recording.Manifest.PictureFiles)
        {
            films.Add(file.Track, await Film.ReadAsync(Path.Combine(recording.Folder, file.Name), recording.Manifest.Origin + Time(file.StartSample)));
        }

        return new FinishedPictures(recording.Manifest, films);
    }

    /// <summary>Both cameras and the screen are there, as long as the manifest says, and whatever is missing of them is named.</summary>
    /// <param name="others">The tracks of whoever else was to be seen.</param>
    public void AreThereFromBeginningToEnd(params string[] others)
    {
        _films.Keys.Should().BeEquivalentTo(["participant/camera", "interlocutor/camera", "interlocutor/screen", .. others]);
        foreach (var file in _manifest.PictureFiles)
        {
            var film = _films[file.Track];
            film.Seconds.Should().BeApproximately(Time(file.Samples).TotalSeconds, 0.01, file.Track);
            film.Pictures[0].At.Should().Be(_manifest.Origin + Time(file.StartSample), "a file begins at 0");

            var end = Time(file.StartSample + file.Samples);
            var named = _manifest.PictureGaps.Where(g => g.Track == file.Track && g.StartSample >= file.StartSample + file.Samples - 1).Sum(g => Time(g.Samples).TotalSeconds);
            (end.TotalSeconds + named).Should().BeApproximately(
                Time(_manifest.Samples).TotalSeconds, named > 0 ? Frame.TotalSeconds : 2, "{0} lasts to the end, or its end is named", file.Track);
            if (file.StartSample > Wave.RecordingRate)
            {
                _manifest.PictureGaps.Should().Contain(g => g.Track == file.Track && g.StartSample == 0 && g.Samples == file.StartSample, "its beginning is named");
            }
        }
    }

    /// <summary>The camera of this track gave these pictures at these moments; the recording shows them then.</summary>
    public void ShowTheFaceAtItsTime(IReadOnlyList<SeenPicture> captured, string track = "participant/camera")
    {
        ArgumentNullException.ThrowIfNull(captured);
        var film = _films[track];
        var lateness = new List<double>();
        foreach (var shown in film.Pictures.Where(p => p.At > captured[0].At + Frame && p.At < captured[^1].At - Frame))
        {
            // The made-up camera repeats itself, but not within a second.
            var ranked = captured.Where(c => (c.At - shown.At).Duration() < TimeSpan.FromSeconds(0.5)).OrderBy(c => c.DifferenceFrom(shown)).Take(2).ToArray();
            ranked.Should().HaveCount(2);
            TestContext.Current.TestOutputHelper?.WriteLine(
                $"{shown.At:mm:ss.fff} {(shown.At - ranked[0].At).TotalMilliseconds,6:F0} ms, {ranked[0].DifferenceFrom(shown):F2} before {ranked[1].DifferenceFrom(shown):F2}");
            lateness.Add((shown.At - ranked[0].At).TotalMilliseconds);
        }

        lateness.Should().HaveCountGreaterThan(10);
        lateness.Order().ElementAt(lateness.Count / 2).Should().BeInRange(-Bound, Bound);
    }

    /// <summary>What the participant saw as the КИМ at a moment stands in the recording of the screen.</summary>
    public async Task ShowTheCardAsync(byte[] card, DateTimeOffset at)
    {
        var expected = await Film.OfScreenshotAsync(card);
        _films["interlocutor/screen"].At(at).LikenessTo(expected).Should().BeGreaterThan(0.85);
    }

    private static TimeSpan Time(long samples) => TimeSpan.FromSeconds((double)samples / Wave.RecordingRate);
}
