using Itog.Interop.Pages;
using Itog.Interop.Room;
using Microsoft.Playwright;

namespace Itog.Interop.Paths;

/// <summary>
/// Without consent, so without any recording [001 §8.8]: the interlocutor and the expert open second windows in the middle of the exam, two experts are
/// there at once, and the protocol is filled in without a mouse.
/// </summary>
public sealed class SecondWindow
{
    [Fact(Explicit = true), Trait("Long", "paths")]
    public Task The_newer_window_of_station_and_expert_goes_on_and_nothing_is_recorded_without_consent() => ExamRoom.HoldAsync(async room =>
    {
        var gallery = new Gallery("second-window");
        using var office = await Office.OpenAsync(room.Server);
        await office.CorrectCardAsync("Орлова", entry =>
        {
            entry["consent"] = "refused";
            entry["noRecordingDecision"] = "Решение ГЭК № 4 от 02.02.2026";
        });
        await office.EmployAsync("zakharova", "Захарова Нина Олеговна", "expert", 1);
        var technician = await room.TechnicianAsync();
        await technician.OpenConferenceAsync();
        var expert = await room.ExpertAsync();
        var second = await room.ExpertAsync("zakharova");
        var older = await room.StationAsync();
        var participant = await room.ParticipantAsync(1);
        await participant.PassPreCheckAsync();
        await participant.StandAtAsync(1);
        await gallery.TakeAsync("participant-waiting", participant.Window, phone: true);
        await older.AdmitNextAsync();
        var olderKim = await Course.BeginAsync(older, participant);
        await ScreenPicture.WaitForAsync(participant.Window, await olderKim.Window.ScreenshotAsync());
        await gallery.TakeAsync("participant-exam", participant.Window, phone: true);
        await gallery.TakeAsync("station-exam", older.Window);
        await Course.WalkToAsync(older, participant, Course.First, "Чтение вслух");

        // A second window of the station: the older one gives everything back, the newer one has to show the КИМ again and goes on.
        var station = await older.OpenAgainAsync();
        await older.SeeTakenOverAsync();
        (await PeerProbe.ReadAsync(older.Window)).Open.Should().Be(0, "the older window gives its media back");
        await gallery.TakeAsync("station-older", older.Window);
        await station.Window.GetByText("участник не видит КИМ").First.WaitForAsync();
        await gallery.TakeAsync("station-newer", station.Window);
        await gallery.TakeAsync("participant-without-kim", participant.Window, phone: true);
        olderKim.Window.IsClosed.Should().BeTrue("shared from there once more, nobody would see it");
        var kim = await station.OpenKimWindowAsync();
        await kim.ShareAsync();
        await PeerProbe.WaitForVideosAsync(participant.Window, 2);
        await ScreenPicture.WaitForAsync(participant.Window, await kim.Window.ScreenshotAsync());
        await Course.WalkToAsync(station, participant, "Чтение вслух", "Монолог");
        await kim.SeeTopicCardAsync();
        await ScreenPicture.WaitForAsync(participant.Window, await kim.Window.ScreenshotAsync());

        // Two experts hear at once. The first score makes the protocol hers, the other one sees whose it is.
        await PeerProbe.WaitForVideosAsync(expert.Window, 3);
        await PeerProbe.WaitForVideosAsync(second.Window, 3);
        var keys = new CountedKeys(expert.Window);
        await expert.ScoreByKeysAloneAsync(keys);
        await second.Window.GetByText("Этот ответ оценивает Морозова").First.WaitForAsync();
        await gallery.TakeAsync("expert-second", second.Window);

        // A second window of the expert: her draft is in it, and so is her way on.
        var newer = await expert.OpenAgainAsync();
        await expert.SeeTakenOverAsync();
        (await PeerProbe.ReadAsync(expert.Window)).Open.Should().Be(0);
        await PeerProbe.WaitForVideosAsync(newer.Window, 3);
        await newer.SeeScoresSavedAsync();
        await gallery.TakeAsync("expert-newer", newer.Window);
        await expert.WorkHereAsync();
        await newer.SeeTakenOverAsync();
        await newer.Window.CloseAsync();
        await expert.SeeScoresSavedAsync();

        await Course.WalkToAsync(station, participant, "Монолог", Course.Stages[^1]);
        await station.FinishAsync();
        await participant.Window.GetByText("Ваш ответ не записывался").WaitForAsync();
        await gallery.TakeAsync("participant-after", participant.Window, phone: true);
        await participant.ConfirmRecordingAsync("Подтверждаю: собеседование состоялось");
        await gallery.TakeAsync("participant-free", participant.Window);
        await gallery.TakeAsync("station-after", station.Window);
        await gallery.TakeAsync("expert-after", expert.Window);
        await expert.SignByKeysAloneAsync(keys);
        keys.Count.Should().BeLessThan(40, "a whole protocol by keys alone");
        TestContext.Current.TestOutputHelper?.WriteLine($"{keys.Count} keys for a whole protocol.");
        (await expert.ProtocolTextAsync()).Should().Contain("Орлова").And.Contain("Зачет").And.MatchRegex(@"\b20\b");
        await gallery.TakeAsync("expert-signed", expert.Window);
        Directory.Exists(Path.Combine(room.Server.Folder, "recordings")).Should().BeTrue();
        Directory.GetFiles(Path.Combine(room.Server.Folder, "recordings"), "*.wav", SearchOption.AllDirectories).Should().BeEmpty("nobody agreed to a recording");
        gallery.Violations.Should().BeEmpty();
        room.Complaints.Should().BeEmpty();
    });
}
