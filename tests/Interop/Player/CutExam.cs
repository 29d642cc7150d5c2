using Itog.Interop.Network;
using Itog.Interop.Room;
using Itog.Interop.Sound;

namespace Itog.Interop.Player;

/// <summary>
/// A whole exam in which the participant's network is cut in his first answer and the interlocutor pauses the recording once. What is left of it lies in
/// <c>artifacts/listening</c> afterwards, to be listened to and looked at.
/// </summary>
[Trait("Long", "listening")]
public sealed class CutExam
{
    private const string Voice = "participant/microphone";

    private static readonly TimeSpan Cut = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Answer = TimeSpan.FromSeconds(8);

    [Fact(Explicit = true)]
    public Task Its_recording_is_as_long_as_it_was_and_names_the_cut_and_the_pause() => ExamRoom.HoldAsync(async room =>
    {
        using var exam = await DistantExam.BeginAsync(room, seed: 31);
        var (station, participant) = (exam.Station, exam.Participant);
        await Course.WalkToAsync(station, participant, Course.First, "Чтение вслух");
        await MicrophoneProbe.WaitForSoundAsync(participant.Window, Answer);
        exam.Link.Cut();
        await exam.Link.AfterAsync(Cut);
        await exam.MendAsync();
        await exam.WaitUntilBackAsync();
        await MicrophoneProbe.WaitForSoundAsync(participant.Window, Answer);

        await Course.WalkToAsync(station, participant, "Чтение вслух", "Подготовка к пересказу");
        await station.PauseRecordingAsync();
        await participant.Window.GetByText("Сейчас вас не записывают").WaitForAsync();
        await exam.Link.AfterAsync(Pause);
        await station.ResumeRecordingAsync();
        await participant.Window.GetByText("Идёт запись").WaitForAsync();
        await Course.WalkToAsync(station, participant, "Подготовка к пересказу", "Подробный пересказ");
        await MicrophoneProbe.WaitForSoundAsync(participant.Window, Answer);
        await Course.WalkToAsync(station, participant, "Подробный пересказ", "Монолог");
        await MicrophoneProbe.WaitForSoundAsync(participant.Window, Answer);
        await Course.WalkToAsync(station, participant, "Монолог", Course.Stages[^1]);
        var (participantTake, interlocutorTake) = (await MicrophoneProbe.ReadAsync(participant.Window), await MicrophoneProbe.ReadAsync(station.Window));
        await station.FinishAsync();
        await participant.ListenAsync();
        await participant.ConfirmRecordingAsync();

        var recording = FinishedRecording.Find(room.Server.Folder);
        Keep(recording.Folder);
        recording.LastsAsLongAsItsManifestSays();
        recording.KeepsTheStageLog(Course.Stages.Count);
        var lost = recording.Manifest.Gaps.Where(g => g.Track == Voice && (Is(g, "loss") || Is(g, "connection"))).MaxBy(g => g.Samples)!;
        Seconds(lost.Samples).Should().BeInRange(Cut.TotalSeconds - 1, Cut.TotalSeconds + 3, "from the cut to the first packet after it");
        recording.Manifest.Gaps.Should().NotContain(g => g.Track == "interlocutor/microphone" && !Is(g, "paused") && g.Samples > Wave.RecordingRate, "his network was whole");
        var paused = recording.Manifest.Gaps.Where(g => Is(g, "paused")).ToList();
        paused.Select(g => g.Track).Should().BeEquivalentTo(Voice, "interlocutor/microphone");
        paused.Should().OnlyContain(g => Seconds(g.Samples) >= Pause.TotalSeconds && Seconds(g.Samples) < Pause.TotalSeconds + 5);
        recording.Manifest.Marks.Select(m => m.Kind).Should().ContainInOrder("taskBegun", "recordingPaused", "recordingResumed", "taskBegun");
        recording.HoldsBothVoicesAtTheirTimes(
            Wave.Read(DistantExam.ParticipantSpeech(room)), participantTake, Wave.Read(DistantExam.InterlocutorSpeech(room)), interlocutorTake, skips: 2);
    });

    private static bool Is(Manifest.Gap gap, string cause) => gap.Cause.Equals(cause, StringComparison.OrdinalIgnoreCase);

    private static double Seconds(long samples) => (double)samples / Wave.RecordingRate;

    private static void Keep(string folder)
    {
        var kept = Directory.CreateDirectory(Path.Combine(BuiltServer.Top, "artifacts", "listening")).FullName;
        foreach (var file in Directory.GetFiles(folder))
        {
            File.Copy(file, Path.Combine(kept, Path.GetFileName(file)), overwrite: true);
        }
    }
}
