using Itog.Interop.Pages;
using Itog.Interop.Room;
using Itog.Interop.Sound;
using Microsoft.Playwright;

namespace Itog.Interop.Paths;

/// <summary>Somebody answers by hands: the interpreter is given to her, follows her to another auditorium, is seen large and fixed, and is recorded.</summary>
public sealed class SignedExam
{
    private const string Interpreter = "Переводова Вера Ильинична";
    private const string Answering = "Орлова А. Д.";
    private const string Aloud = "Чтение вслух";

    [Fact(Explicit = true), Trait("Long", "paths")]
    public Task The_interpreter_follows_his_participant_is_seen_large_and_fixed_and_is_recorded_as_the_answer() => ExamRoom.HoldAsync(async room =>
    {
        var gallery = new Gallery("signed");
        var speech = Path.Combine(room.Server.Folder, "interpreter.wav");
        await SpeechFile.MakeAsync(speech, "ru+f2", SpeechText.Make(seed: 3, sentences: 60));
        var later = Path.Combine(room.Server.Folder, "later.wav");
        await SpeechFile.MakeAsync(later, "ru+f2", SpeechText.Make(seed: 5, sentences: 60));
        var questions = Path.Combine(room.Server.Folder, "questions.wav");
        await SpeechFile.MakeAsync(questions, "ru", SpeechText.Make(seed: 4, sentences: 60));

        // Before the day: a card, a second auditorium, and the interpreter by the organizer's own hands.
        using var office = await Office.OpenAsync(room.Server);
        await office.GrantAsync("Орлова", "deafSigning", "oralWithInterpreter");
        var second = await office.AddAuditoriumAsync("0102");
        await office.EmployAsync("sokolov", "Соколов Илья Андреевич", "interlocutor", second);
        await office.MoveAsync("Журавлёв", second);
        var organizer = await OrganizerPage.OpenAsync((await room.BrowserAsync(permissions: ["clipboard-read", "clipboard-write"])).Context, "Помощники");
        var link = await organizer.AddInterpreterAsync(Interpreter);
        await gallery.TakeAsync("organizer-attendants", organizer.Window);
        await organizer.Window.CloseAsync();

        // Everybody comes to the first auditorium; the second takes her over.
        var technician = await room.TechnicianAsync();
        await (await WallPage.OpenAsync(technician.Window.Context)).OpenAllAsync();
        var participant = await room.ParticipantAsync(1);
        await participant.ShowDevicesAsync(silent: true);
        await gallery.TakeAsync("participant-check", participant.Window, phone: true);
        await participant.LeavePreCheckAsync();
        var interpreter = await room.AttendantAsync(link, speech);
        await interpreter.SeeWaitingAsync();
        await interpreter.SeeAuditoriumAsync("0101");
        await gallery.TakeAsync("interpreter-waiting", interpreter.Window, phone: true);
        await interpreter.ShowDevicesAsync();
        await gallery.TakeAsync("interpreter-ready", interpreter.Window);
        var station = await room.StationAsync(questions, "sokolov");
        await station.TakeAsync(Answering);
        await participant.StandAtAsync(1);
        await interpreter.SeeAuditoriumAsync("0102");

        // In the room before the КИМ.
        await station.AdmitNextAsync();
        await interpreter.SeeRoomAsync(Answering);
        await participant.SeeRoomAsync();
        await PeerProbe.WaitForVideosAsync(participant.Window, 2);
        await PeerProbe.WaitForVideosAsync(station.Window, 2);
        await PeerProbe.WaitForVideosAsync(interpreter.Window, 2);
        await gallery.TakeAsync("participant-room", participant.Window, phone: true);
        await gallery.TakeAsync("station-admitted", station.Window);
        await gallery.TakeAsync("interpreter-room", interpreter.Window, phone: true);
        var kim = await Course.BeginAsync(station, participant);
        await ScreenPicture.WaitForAsync(participant.Window, await kim.Window.ScreenshotAsync());

        // The course, without reading aloud.
        var first = await BoxAsync(participant.Window);
        first.Width.Should().BeGreaterThan(400, "hands are read from it");
        await gallery.TakeAsync("participant-exam", participant.Window, phone: true);
        await gallery.TakeAsync("station-exam", station.Window);
        await gallery.TakeAsync("interpreter-exam", interpreter.Window);
        await Course.WalkToAsync(station, participant, Course.First, "Подробный пересказ", Aloud);
        await PictureProbe.StartAsync(interpreter.Window);
        await MicrophoneProbe.WaitForSoundAsync(interpreter.Window, TimeSpan.FromSeconds(12));
        var hands = await PictureProbe.StopAsync(interpreter.Window);
        await Course.WalkToAsync(station, participant, "Подробный пересказ", "Монолог", Aloud);
        await participant.Window.Mouse.WheelAsync(0, 600);
        var scrolled = await BoxAsync(participant.Window);
        (scrolled.X, scrolled.Width, scrolled.Height).Should().Be((first.X, first.Width, first.Height), "the interpreter keeps his place");
        scrolled.Y.Should().BeGreaterThanOrEqualTo(0, "also when the page is scrolled");
        await gallery.TakeAsync("participant-scrolled", participant.Window);

        // The interpreter's computer falls out: everybody is told, and his link leads him back from another one.
        await interpreter.Window.CloseAsync();
        await participant.Window.GetByText("Сурдопереводчик сейчас подключится").First.WaitForAsync();
        await gallery.TakeAsync("participant-interpreter-away", participant.Window);
        await gallery.TakeAsync("station-interpreter-away", station.Window);
        interpreter = await room.AttendantAsync(link, later);
        await interpreter.SeeRoomAsync(Answering);
        await PeerProbe.WaitForVideosAsync(participant.Window, 3);
        var back = DateTimeOffset.UtcNow;
        await MicrophoneProbe.WaitForSoundAsync(interpreter.Window, TimeSpan.FromSeconds(34));
        await Course.WalkToAsync(station, participant, "Монолог", Course.Stages[^1], Aloud);
        var answered = await MicrophoneProbe.ReadAsync(interpreter.Window);
        var asked = await MicrophoneProbe.ReadAsync(station.Window);
        await station.FinishAsync();

        // Afterwards.
        await interpreter.SeeDoneAsync();
        (await PeerProbe.ReadAsync(interpreter.Window)).Open.Should().Be(0);
        await gallery.TakeAsync("interpreter-after", interpreter.Window);
        await participant.ListenAsync();
        await gallery.TakeAsync("participant-after", participant.Window, phone: true);
        await gallery.TakeAsync("station-after", station.Window);
        await participant.ConfirmRecordingAsync();

        var recording = FinishedRecording.Find(room.Server.Folder);
        recording.LastsAsLongAsItsManifestSays();
        var pictures = await FinishedPictures.ReadAsync(recording);
        pictures.ShowTheFaceAtItsTime(hands, "signInterpreter/camera");
        recording.Manifest.Segments.Should().Contain(s => s.Track == "signInterpreter/microphone");
        recording.HoldsBothVoicesAtTheirTimes(
            Wave.Read(later), answered, Wave.Read(questions), asked, skips: 3, answer: "signInterpreter/microphone", since: back);
        gallery.Violations.Should().BeEmpty();
        room.Complaints.Should().BeEmpty();
    });

    private static async Task<LocatorBoundingBoxResult> BoxAsync(IPage window) =>
        (await window.Locator(".exam-interpreter video").BoundingBoxAsync())!;
}
