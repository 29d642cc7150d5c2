using Itog.Interop.Pages;
using Itog.Interop.Room;
using Microsoft.Playwright;

namespace Itog.Interop.Paths;

/// <summary>Somebody answers in writing, and his browser is killed in the middle of a sentence.</summary>
public sealed class WrittenExam
{
    private const string Aloud = "Чтение вслух";
    private const string Saved = "Город стоял на высоком берегу широкой реки, и весной по ней шли баржи.";
    private const string Unsaved = " Старый мастер";
    private const string GoesOn = " Мастер построил мост, и мост стоит до сих пор.";
    private const string Story = "Летом мы с отцом ходили на озеро, и я впервые сам поймал рыбу.";
    private const string Question = "Кого вы взяли бы с собой?";
    private const string Reply = "Я взял бы с собой младшего брата.";

    [Fact(Explicit = true), Trait("Long", "paths")]
    public Task What_was_typed_is_there_again_after_the_browser_was_killed_and_goes_into_the_draft_sheets_and_the_protocol() => ExamRoom.HoldAsync(async room =>
    {
        var gallery = new Gallery("written");
        using var office = await Office.OpenAsync(room.Server);
        await office.GrantAsync("Орлова", "severeSpeechImpairment", "written");
        var technician = await room.TechnicianAsync();
        await technician.OpenConferenceAsync();
        var station = await room.StationAsync();
        var expert = await room.ExpertAsync();
        var profile = Path.Combine(room.Server.Folder, "profile");
        var participant = await ParticipantPage.OpenAsync((await room.BrowserOverAsync(profile)).Context, room.Links[0]);
        await participant.PassPreCheckAsync(silent: true);
        await participant.StandAtAsync(1);
        await station.AdmitNextAsync();
        await Course.BeginAsync(station, participant);
        await gallery.TakeAsync("participant-before", participant.Window, phone: true);
        await Course.WalkToAsync(station, participant, Course.First, "Подробный пересказ", Aloud);

        // The browser is killed in the middle of a sentence; everybody is told, and the same link leads back into the same stage.
        await participant.WriteAnswerAsync(2, Saved);
        await participant.SeeAnswerSavedAsync();
        await gallery.TakeAsync("participant-writing", participant.Window, phone: true);
        await gallery.TakeAsync("station-written", station.Window);
        await Assertions.Expect(station.Window.Locator("main")).Not.ToContainTextAsync("Назовите, пожалуйста, номер задания");
        await gallery.TakeAsync("expert-written", expert.Window);
        await participant.WriteAnswerAsync(2, Unsaved);
        await KilledBrowser.KillAsync(profile);
        await station.SeeParticipantLostAsync();
        await gallery.TakeAsync("station-participant-lost", station.Window);
        participant = await ParticipantPage.OpenAsync((await room.BrowserOverAsync(profile)).Context, room.Links[0]);
        await participant.SeeStageAsync("Подробный пересказ");
        var back = await participant.Answer(2).InputValueAsync();
        back.Should().StartWith(Saved, "it was saved before");
        (Saved + Unsaved).Should().StartWith(back, "nothing else was typed");
        await gallery.TakeAsync("participant-back", participant.Window, phone: true);
        await participant.WriteAnswerAsync(2, GoesOn);
        await participant.SeeAnswerSavedAsync();

        // Another computer: what was saved comes from the server.
        await KilledBrowser.KillAsync(profile);
        await station.SeeParticipantLostAsync();
        participant = await ParticipantPage.OpenAsync((await room.BrowserOverAsync(Path.Combine(room.Server.Folder, "other-profile"))).Context, room.Links[0]);
        await participant.SeeStageAsync("Подробный пересказ");
        await Assertions.Expect(participant.Answer(2)).ToHaveValueAsync(back + GoesOn);

        // The other tasks; a question of the dialogue in writing.
        await Course.WalkToAsync(station, participant, "Подробный пересказ", "Подготовка к монологу", Aloud);
        await gallery.TakeAsync("participant-between", participant.Window, phone: true);
        await Course.WalkToAsync(station, participant, "Подготовка к монологу", "Монолог", Aloud);
        await participant.WriteAnswerAsync(3, Story);
        await participant.SeeAnswerSavedAsync();
        await Course.WalkToAsync(station, participant, "Монолог", "Диалог", Aloud);
        await station.AskInWritingAsync(Question);
        await participant.Window.GetByText(Question).First.WaitForAsync();
        await participant.WriteAnswerAsync(4, Reply);
        await participant.SeeAnswerSavedAsync();
        await gallery.TakeAsync("participant-dialogue", participant.Window, phone: true);
        await gallery.TakeAsync("station-dialogue", station.Window);
        await expert.Window.GetByText(Reply).First.WaitForAsync();
        await Course.WalkToAsync(station, participant, "Диалог", Course.Stages[^1], Aloud);
        await station.FinishAsync();
        await participant.SeeFinishedAsync();
        await participant.Window.GetByText(Story).WaitForAsync();
        await gallery.TakeAsync("participant-after", participant.Window, phone: true);
        await participant.ListenAsync();
        await participant.ConfirmRecordingAsync();

        // Scored by the scale of the written form, and printed.
        await expert.ClaimAsync();
        await expert.GiveHighestScoresAsync();
        await gallery.TakeAsync("expert-scored", expert.Window);
        await expert.SignAsync();
        (await expert.ProtocolTextAsync()).Should().Contain("Орлова").And.Contain("Зачет").And.MatchRegex(@"\b10\b");
        var sheets = Words(await PdfText.BehindAsync(expert.Window, expert.Window.GetByRole(AriaRole.Link, new() { Name = "Черновик для печати (PDF)" })));
        sheets.Should().Contain(Words(back + GoesOn)).And.Contain(Words(Story)).And.Contain(Words(Reply));
        gallery.Violations.Should().BeEmpty();
    });

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
