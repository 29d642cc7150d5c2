using Itog.Interop.Room;
using Itog.Interop.Sound;

namespace Itog.Interop;

/// <summary>The personal WAV of an exam beside its manifest, and what must be true of it.</summary>
public sealed class FinishedRecording
{
    /// <summary>How far a word may be from its place by the clock.</summary>
    private const double Bound = 50;

    private readonly string _file;
    private readonly Wave _wave;

    private FinishedRecording(string file)
    {
        _file = file;
        _wave = Wave.Read(file);
        Manifest = Manifest.Read(Path.ChangeExtension(file, ".manifest.json"));
    }

    public Manifest Manifest { get; }

    /// <summary>Where it lies.</summary>
    public string Folder => Path.GetDirectoryName(_file)!;

    /// <summary>The one recording under a server's data folder.</summary>
    public static FinishedRecording Find(string folder) =>
        new(Directory.GetFiles(Path.Combine(folder, "recordings"), "*.wav", SearchOption.AllDirectories).Should().ContainSingle().Subject);

    public void IsNamedByDateAuditoriumAndSchool()
    {
        var date = TimeZoneInfo.ConvertTime(Manifest.Origin, TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow"));
        Path.GetFileNameWithoutExtension(_file).Should().StartWith($"{date:yyyyMMdd}_{Manifest.AuditoriumNumber}_{Manifest.SchoolCode}_");
        Manifest.AuditoriumNumber.Should().Be("0101");
        Manifest.SchoolCode.Should().Be("000001");
    }

    public void LastsAsLongAsItsManifestSays()
    {
        _wave.SampleRate.Should().Be(Wave.RecordingRate);
        _wave.Channels.Should().HaveCount(2);
        _wave.Duration.TotalMilliseconds.Should().BeApproximately(Manifest.Samples * 1000.0 / Wave.RecordingRate, 20);
    }

    public void KeepsTheStageLog(int stages)
    {
        var begun = Manifest.Marks.Where(m => m.Kind == "stageBegun").ToList();
        begun.Should().HaveCount(stages);
        begun.Should().BeInAscendingOrder(m => m.At);
        Manifest.Only("kimShown").At.Should().BeOnOrAfter(Manifest.Only("kimOpened").At).And.BeOnOrBefore(begun[1].At, "it begins the stage after the greeting");
        foreach (var mark in Manifest.Marks)
        {
            (mark.Sample - (Math.Max(0, (mark.At - Manifest.Origin).TotalSeconds) * Wave.RecordingRate)).Should().BeInRange(-1, 1, "a mark lies where its moment lies");
            mark.Sample.Should().BeGreaterThanOrEqualTo(0, "{0} cannot lie before the sound", mark);
        }
    }

    /// <summary>Left the participant, right the interlocutor, neither in the other's channel, both where they were spoken by the clock of the stage log.</summary>
    /// <param name="skips">Pieces that may be unlike: the made-up microphone of a browser on a busy machine skips 20 ms now and then.</param>
    /// <param name="answer">Whose microphone the answer is taken from: the interpreter's when the participant answers by hands.</param>
    /// <param name="since">From when both microphones were listened to; null: since the КИМ was shown.</param>
    public void HoldsBothVoicesAtTheirTimes(
        Wave participantSource, MicrophoneTake participant, Wave interlocutorSource, MicrophoneTake interlocutor, int skips = 0, string answer = "participant/microphone",
        DateTimeOffset? since = null)
    {
        var (from, to) = (since ?? Manifest.Only("kimShown").At, Manifest.Only("attemptFinished").At);
        var left = VoiceTiming.Measure(participantSource, participant, _wave.Channels[0], _wave.Channels[1], Manifest, answer, from, to);
        var right = VoiceTiming.Measure(interlocutorSource, interlocutor, _wave.Channels[1], _wave.Channels[0], Manifest, "interlocutor/microphone", from, to);
        Report("participant", left);
        Report("interlocutor", right);

        foreach (var place in left.Concat(right))
        {
            if (place.Recorded.Waveform < 0.6 && skips-- > 0)
            {
                continue;
            }

            place.Recorded.Waveform.Should().BeGreaterThan(0.6, "{0}", place);
            place.Lateness.Should().BeInRange(-Bound, Bound, "{0}", place);
            place.BySource.Loudness.Should().BeGreaterThan(0.5, "{0}", place);
            place.Elsewhere.Waveform.Should().BeLessThan(place.Recorded.Waveform / 2, "{0}", place);
        }

        left.Should().HaveCountGreaterThan(3);
        right.Should().HaveCountGreaterThan(3);
        Median(left).Should().BeApproximately(Median(right), 25, "what was said at one time stands at one time");
    }

    private static double Median(IReadOnlyList<VoicePlace> places) => places.Select(p => p.Lateness).Order().ElementAt(places.Count / 2);

    private static void Report(string who, IReadOnlyList<VoicePlace> places) =>
        TestContext.Current.TestOutputHelper?.WriteLine($"{who}, {places.Count} pieces\n{string.Join('\n', places)}");
}
