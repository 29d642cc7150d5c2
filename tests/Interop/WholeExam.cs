using Itog.Interop.Pages;
using Itog.Interop.Room;
using Itog.Interop.Sound;
using Microsoft.Playwright;

namespace Itog.Interop;

/// <summary>One remote exam on real parts, from the link to the WAV and the signed protocol.</summary>
public sealed class WholeExam
{
    private const string Answering = "Орлова Анна Дмитриевна";
    private const string Notes = "мост, баржи с лесом, старый мастер";

    /// <summary>The third was expected ten minutes ago; so she is the first by the schedule, and her link is the first.</summary>
    private static readonly Dictionary<string, string> Schedule = new()
    {
        ["Demo__ScheduleMinutes__0"] = "30",
        ["Demo__ScheduleMinutes__1"] = "50",
        ["Demo__ScheduleMinutes__2"] = "-10",
        ["Demo__ScheduleMinutes__3"] = "90",
    };

    private static readonly TimeSpan Answer = TimeSpan.FromSeconds(7);

    /// <summary>What a page may keep its thread to itself while in a call, in milliseconds: longer, and a press of a button feels stuck.</summary>
    private const double LongestTask = 200;

    [Fact]
    public Task An_exam_ends_with_a_recording_of_both_voices_and_a_signed_protocol() => ExamRoom.HoldAsync(async room =>
    {
        var gallery = new Gallery();
        var (participantSpeech, interlocutorSpeech) = await SpeakAsync(room.Server.Folder);

        // The day begins.
        await gallery.TakeAsync("sign-in", await room.StrangerAsync());
        var technician = await room.TechnicianAsync();
        var places = await technician.Window.Context.NewPageAsync();
        await places.GotoAsync("/");
        await places.Locator("a[href^='/technician']").WaitForAsync();
        await gallery.TakeAsync("places", places);
        await places.CloseAsync();
        await technician.OpenConferenceAsync();
        var station = await room.StationAsync(interlocutorSpeech);
        var expert = await room.ExpertAsync();
        await gallery.TakeAsync("station-empty", station.Window);

        // Two come in time, the third comes late.
        var first = await room.ParticipantAsync(2, participantSpeech);
        await first.ShowDevicesAsync("напрямую");
        Directory.GetFiles(Path.Combine(room.Server.Folder, "recordings"), "*", SearchOption.AllDirectories).Should().BeEmpty("a test call is not kept");
        await gallery.TakeAsync("participant-check", first.Window, phone: true);
        await first.LeavePreCheckAsync();
        await first.StandAtAsync(1);
        var waiting = await room.ParticipantAsync(3);
        await waiting.PassPreCheckAsync();
        await waiting.StandAtAsync(2);
        var late = await room.ParticipantAsync(1);
        await late.PassPreCheckAsync();
        await late.StandAtAsync(3);
        await gallery.TakeAsync("participant-waiting", waiting.Window, phone: true);

        // Admission and checks.
        await station.AdmitNextAsync();
        await first.SeeRoomAsync();
        await PeerProbe.WaitForVideosAsync(first.Window, 1);
        await PeerProbe.WaitForVideosAsync(station.Window, 1);
        await PeerProbe.WaitForVideosAsync(expert.Window, 2);
        await gallery.TakeAsync("participant-room", first.Window, phone: true);
        await gallery.TakeAsync("station-admitted", station.Window);
        var observer = await ObserverPage.OpenAsync((await room.BrowserAsync(permissions: [])).Context);
        await PeerProbe.WaitForVideosAsync(observer.Window, 2);
        await ExpertIsUnseenAsync(first, station, waiting, technician);
        await station.PassChecksAsync();
        await first.SayReadyAsync();

        // The КИМ.
        var kim = await station.OpenKimWindowAsync();
        await kim.SeeShareButtonAsync();
        await gallery.TakeAsync("kim-before-sharing", kim.Window);
        await kim.ShareAsync();
        await observer.SeeNoKimAsync();
        await station.OpenKimAsync();
        await first.SeeStageAsync(Course.First);
        var text = await SeesTheCardAsync(first, kim, station);
        await ScreenPicture.WaitForAsync(observer.Window, text);
        await gallery.TakeAsync("observer-exam", observer.Window);
        await observer.Window.CloseAsync();
        await gallery.TakeAsync("kim-text", kim.Window);

        // The course.
        await Course.WalkToAsync(station, first, Course.First, "Чтение вслух");
        await PictureProbe.StartAsync(first.Window);
        await MicrophoneProbe.WaitForSoundAsync(first.Window, Answer);
        var face = await PictureProbe.StopAsync(first.Window);
        var textSeen = DateTimeOffset.UtcNow;
        await gallery.TakeAsync("participant-reading", first.Window, phone: true);
        await gallery.TakeAsync("station-reading", station.Window);
        await gallery.TakeAsync("technician-exam", technician.Window);
        await TheWallIsLiveAsync(technician, station, gallery);
        await Course.WalkToAsync(station, first, "Чтение вслух", "Подготовка к пересказу");
        await first.WriteNotesAsync(Notes);
        await station.SeeNotesAsync(Notes);
        await Course.WalkToAsync(station, first, "Подготовка к пересказу", "Подробный пересказ");
        await TheTextIsTakenAwayAsync(first, kim, text);
        await MicrophoneProbe.WaitForSoundAsync(first.Window, Answer);
        await Course.WalkToAsync(station, first, "Подробный пересказ", "Монолог");
        await kim.SeeTopicCardAsync();
        var topic = await kim.Window.ScreenshotAsync();
        await ScreenPicture.WaitForAsync(first.Window, topic);
        var settled = await LongTasks.NowAsync(first.Window);
        await MicrophoneProbe.WaitForSoundAsync(first.Window, Answer);
        (await LongTasks.SinceAsync(first.Window, settled)).Should().NotContain(took => took > LongestTask, "while he answers the page is always ready");
        var topicSeen = DateTimeOffset.UtcNow;
        await Course.WalkToAsync(station, first, "Монолог", "Диалог");
        await expert.SeeProtocolOfAsync(Answering);
        await expert.ScoreByKeyboardAsync(first: 0);
        await gallery.TakeAsync("expert-scoring", expert.Window);
        await MicrophoneProbe.WaitForSoundAsync(first.Window, Answer);
        await Course.WalkToAsync(station, first, "Диалог", "Завершение");
        var participantTake = await MicrophoneProbe.ReadAsync(first.Window);
        var interlocutorTake = await MicrophoneProbe.ReadAsync(station.Window);
        await station.FinishAsync();

        // After the end.
        await first.ListenAsync();
        await first.ListenToTaskAsync(3);
        await gallery.TakeAsync("participant-listening", first.Window, phone: true);
        await gallery.TakeAsync("station-ended", station.Window);
        await first.ConfirmRecordingAsync();
        await gallery.TakeAsync("participant-free", first.Window, phone: true);
        await expert.SignAsync();
        await gallery.TakeAsync("expert-signed", expert.Window);
        await gallery.TakeAsync("technician-after", technician.Window);

        // Nobody of those who waited has had a connection at any time.
        (await PeerProbe.ReadAsync(waiting.Window)).Should().Be(PeerTotals.None);
        (await PeerProbe.ReadAsync(late.Window)).Should().Be(PeerTotals.None);
        await late.StandAtAsync(2);

        var recording = FinishedRecording.Find(room.Server.Folder);
        recording.IsNamedByDateAuditoriumAndSchool();
        recording.LastsAsLongAsItsManifestSays();
        recording.KeepsTheStageLog(Course.Stages.Count);
        recording.HoldsBothVoicesAtTheirTimes(Wave.Read(participantSpeech), participantTake, Wave.Read(interlocutorSpeech), interlocutorTake, skips: 2);
        var pictures = await FinishedPictures.ReadAsync(recording);
        pictures.AreThereFromBeginningToEnd();
        pictures.ShowTheFaceAtItsTime(face);
        await pictures.ShowTheCardAsync(text, textSeen);
        await pictures.ShowTheCardAsync(topic, topicSeen);
        await PapersAreRightAsync(expert, technician, recording.Manifest);
        gallery.Violations.Should().BeEmpty();
        room.Complaints.Should().BeEmpty();
    }, Schedule);

    private static async Task<(string Participant, string Interlocutor)> SpeakAsync(string folder)
    {
        var (participant, interlocutor) = (Path.Combine(folder, "answer.wav"), Path.Combine(folder, "questions.wav"));
        await SpeechFile.MakeAsync(participant, "ru+f3", SpeechText.Make(seed: 1, sentences: 80));
        await SpeechFile.MakeAsync(interlocutor, "ru", SpeechText.Make(seed: 2, sentences: 80));
        return (participant, interlocutor);
    }

    /// <summary>All auditoriums on one page: who answers is to be seen there, and what is written there is read at the station.</summary>
    private static async Task TheWallIsLiveAsync(TechnicianPage technician, StationPage station, Gallery gallery)
    {
        const string Phrase = "Сейчас подойду к вам.";
        var wall = await WallPage.OpenAsync(technician.Window.Context);
        await wall.SeeAsync("0101", "Чтение вслух");
        await wall.SeeAsync("0101", "слышно обоих");
        var settled = await LongTasks.NowAsync(wall.Window);
        await wall.WriteAsync("0101", Phrase);
        await station.ReadMessageAsync(Phrase);
        await wall.SeeReadAsync(Phrase);
        await wall.SeeStillAsync("0101");
        (await LongTasks.SinceAsync(wall.Window, settled)).Should().NotContain(took => took > LongestTask);
        await gallery.TakeAsync("wall-exam", wall.Window);
        await wall.Window.CloseAsync();
    }

    /// <summary>The expert hears and sees; nobody sees or hears him, and no page knows his name.</summary>
    private static async Task ExpertIsUnseenAsync(ParticipantPage participant, StationPage station, ParticipantPage waiting, TechnicianPage technician)
    {
        foreach (var window in (IPage[])[participant.Window, station.Window, waiting.Window, technician.Window])
        {
            (await window.Locator("body").InnerTextAsync()).Should().NotContain("Морозова");
        }

        (await participant.Window.Locator("video").CountAsync()).Should().Be(2, "the interlocutor and the own picture");
        (await station.Window.Locator("video").CountAsync()).Should().Be(2, "the participant and the own picture");
    }

    private static async Task<byte[]> SeesTheCardAsync(ParticipantPage participant, KimPage kim, StationPage station)
    {
        var card = await kim.Window.ScreenshotAsync();
        await ScreenPicture.WaitForAsync(participant.Window, card);
        var seen = await ScreenPicture.BesideAsync(participant.Window, card);
        seen.Paper.Should().BeGreaterThan(0.6, "the card is white");
        seen.Ink.Should().BeGreaterThan(0.005, "the card has a text");
        var other = await ScreenPicture.BesideAsync(participant.Window, await station.Window.ScreenshotAsync());
        other.Likeness.Should().BeLessThan(0.5, "the interlocutor's own page must not be seen");
        return card;
    }

    private static async Task TheTextIsTakenAwayAsync(ParticipantPage participant, KimPage kim, byte[] text)
    {
        await kim.SeeQuotationAloneAsync();
        await ScreenPicture.WaitForAsync(participant.Window, await kim.Window.ScreenshotAsync());
        (await ScreenPicture.BesideAsync(participant.Window, text)).Likeness.Should().BeLessThan(0.7, "the text is not on the screen any more");
    }

    private static async Task PapersAreRightAsync(ExpertPage expert, TechnicianPage technician, Manifest manifest)
    {
        var protocol = await PdfText.BehindAsync(expert.Window, expert.Window.GetByRole(AriaRole.Link, new() { Name = "Протокол (PDF)" }));
        var words = string.Join(' ', protocol.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        words.Should().Contain(Answering).And.Contain(manifest.Only("kimOpened").Label).And.Contain("Зачет");
        words.Should().MatchRegex(@"\b19\b", "20 without the first criterion's point");

        var register = await PdfText.BehindAsync(technician.Window, technician.Window.Locator("a[href$='register.pdf']"));
        register.Should().Contain("Орлова").And.Contain(LocalTime(manifest.Only("kimShown").At)).And.Contain(LocalTime(manifest.Only("attemptFinished").At));
    }

    private static string LocalTime(DateTimeOffset moment) =>
        TimeZoneInfo.ConvertTime(moment, TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow")).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
