using Itog.Interop.Room;
using Itog.Interop.Sound;
using Itog.Simulation;

namespace Itog.Interop.Network;

/// <summary>A line that takes little: sound comes first and whole, then the КИМ, then faces; what is taken away is said kindly. Each test prints its figures as rows.</summary>
[Trait("Long", "network")]
public sealed class NarrowLines
{
    /// <summary>The estimate of a line that has become narrow needs a few round trips of queue and loss.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(10);

    private const int WatchedSeconds = 20;

    private static LinkConditions Narrow(int kilobits) => new()
    {
        BitsPerSecond = kilobits * 1000,
        ShortestDelay = TimeSpan.FromMilliseconds(20),
        LongestDelay = TimeSpan.FromMilliseconds(20),
    };

    [Theory(Explicit = true)]
    [InlineData(300, 100, 10)]
    [InlineData(150, 1000, 15)] // A card is a key frame of some 120 KB: nine seconds of what the sound leaves of such a line.
    public Task A_participant_on_a_narrow_line_is_heard_and_recorded_and_reads_the_KIM(int kilobits, int mostMissing, int secondsToRead) => ExamRoom.HoldAsync(async room =>
    {
        using var exam = await DistantExam.BeginAsync(room, seed: 80);
        var (station, participant) = (exam.Station.Window, exam.Participant.Window);
        var line = $"{kilobits} kbit/s both ways";

        exam.Link.Become(Narrow(kilobits));
        await MicrophoneProbe.WaitForSoundAsync(participant, Settling);
        var settled = await exam.FiguresAsync();
        var faces = await Task.WhenAll(
            FaceProbe.WatchAsync(participant, "Собеседник", WatchedSeconds), FaceProbe.WatchAsync(station, "Участник", WatchedSeconds));
        var heard = await exam.FiguresAsync() - settled;
        FigureRow.Print($"{line}: at the station", heard.Station.ToString());
        FigureRow.Print($"{line}: at the participant", heard.Participant.ToString());
        FigureRow.Print($"{line}: the interlocutor's face", faces[0].ToString());
        FigureRow.Print($"{line}: the participant's face", faces[1].ToString());

        await Course.WalkToAsync(exam.Station, exam.Participant, Course.First, "Подробный пересказ");
        await exam.Kim.SeeQuotationAloneAsync();
        var quotation = await ScreenPicture.UntilReadableAsync(participant, await exam.Kim.Window.ScreenshotAsync());
        await Course.WalkToAsync(exam.Station, exam.Participant, "Подробный пересказ", "Монолог");
        await exam.Kim.SeeTopicCardAsync();
        var card = await exam.Kim.Window.ScreenshotAsync();
        var topic = await ScreenPicture.UntilReadableAsync(participant, card);
        await MicrophoneProbe.WaitForSoundAsync(participant, Settling);
        var sharpness = await ScreenPicture.SharpnessAsync(participant, card);
        var during = await exam.FiguresAsync() - settled;
        FigureRow.Print($"{line}: the КИМ", FormattableString.Invariant(
            $"quotation read after {quotation.TotalSeconds:F1} s, card of the topic after {topic.TotalSeconds:F1} s, sharpness {sharpness:F3}"));
        FigureRow.Print($"{line}: over all cards, at the participant", during.Participant.ToString());

        var (up, down) = exam.Link.Overflowed;
        FigureRow.Print($"{line}: the line", FormattableString.Invariant(
            $"{up} datagrams up and {down} down found its queue full; its thread was {exam.Link.LongestDelayOfTurn.TotalMilliseconds:F0} ms late at most"));
        exam.Link.Become(LinkConditions.Good);
        await Course.WalkToAsync(exam.Station, exam.Participant, "Монолог", Course.Stages[^1]);
        await PeerProbe.WaitForWidthAsync(station, "video[aria-label='Участник']", 320, 640);
        var participantTake = await MicrophoneProbe.ReadAsync(participant);
        var interlocutorTake = await MicrophoneProbe.ReadAsync(station);
        var complaints = room.Complaints; // Who confirms at once, as no human does, leaves the player with nothing to show.
        await exam.Station.FinishAsync();
        await exam.Participant.ConfirmRecordingAsync();
        var recording = FinishedRecording.Find(room.Server.Folder);
        var gaps = recording.Manifest.Gaps.Where(g => g.Track == "participant/microphone").ToList();
        var missing = gaps.Sum(g => g.Samples) * 1000.0 / Wave.RecordingRate;
        var segments = recording.Manifest.Segments.Where(s => s.Track == "participant/microphone").ToList();
        FigureRow.Print($"{line}: missing in the recording", FormattableString.Invariant($"{missing:F0} ms in gaps ({Places(gaps)}), {segments.Sum(s => s.Lost)} packets in all, {segments.Sum(s => s.Late)} of them came too late"));

        during.Participant.Connections.Should().Be(0);
        during.Station.Connections.Should().Be(0);
        heard.Station.Heard.Should().BeGreaterThan(0.97);
        heard.Participant.Heard.Should().BeGreaterThan(0.97);
        during.Participant.Heard.Should().BeGreaterThan(0.95, "a card that changes does not take the sound's place");
        quotation.TotalSeconds.Should().BeLessThan(secondsToRead);
        topic.TotalSeconds.Should().BeLessThan(secondsToRead);
        sharpness.Should().BeGreaterThan(0.95);
        faces.Should().OnlyContain(face => face.LongestUntold < 6, "nobody is left looking at a still face");
        missing.Should().BeLessThan(mostMissing, "until the browser notices that its line has become narrow, it sends more than that takes");
        recording.HoldsBothVoicesAtTheirTimes(
            Wave.Read(DistantExam.ParticipantSpeech(room)), participantTake, Wave.Read(DistantExam.InterlocutorSpeech(room)), interlocutorTake, skips: 2);
        complaints.Should().BeEmpty();
    });

    /// <summary>Whether the sound was lost at once, before the line was known to be narrow, or now and then.</summary>
    private static string Places(IEnumerable<Manifest.Gap> gaps) => string.Join(", ", gaps.Select(g =>
        FormattableString.Invariant($"{g.Samples * 1000 / Wave.RecordingRate} ms of {g.Cause} at {(double)g.StartSample / Wave.RecordingRate:F1} s")));

    [Fact(Explicit = true)]
    public Task An_expert_on_300_kilobits_hears_everything_and_sees_little() => ExamRoom.HoldAsync(async room =>
    {
        using var exam = await DistantExam.BeginAsync(room, seed: 82);
        using var link = room.Link(seed: 83);
        var expert = await room.DistantExpertAsync(link);
        await PeerProbe.WaitForSoundAsync(expert.Window, 0, received: 100);
        link.Down = Narrow(300);
        await MicrophoneProbe.WaitForSoundAsync(exam.Participant.Window, Settling);
        var settled = await SoundProbe.ReadAsync(expert.Window);
        await MicrophoneProbe.WaitForSoundAsync(exam.Participant.Window, TimeSpan.FromSeconds(WatchedSeconds));
        var heard = await SoundProbe.ReadAsync(expert.Window) - settled;
        FigureRow.Print($"300 kbit/s down to an expert, {WatchedSeconds} s", heard.ToString());

        heard.Connections.Should().Be(0);
        heard.Heard.Should().BeGreaterThan(0.95);
    });
}
