using Itog.Interop.Pages;
using Itog.Interop.Room;

namespace Itog.Interop.Cabinet;

/// <summary>The people of one auditorium, each in a browser of his own, who hold the day that was prepared: with the slips and the links that the cabinet gave out.</summary>
public sealed class HeldDay(
    ExamRoom room,
    IReadOnlyDictionary<string, string> links,
    (string UserName, string Password) technician,
    (string UserName, string Password) interlocutor,
    (string UserName, string Password) expert)
{
    private StationPage _station = null!;
    private ExpertPage _expert = null!;
    private ParticipantPage _participant = null!;

    public async Task OpenAsync()
    {
        await new TechnicianPage(await EnterAsync(technician, "/technician")).OpenConferenceAsync();
        _station = new StationPage(await EnterAsync(interlocutor, "/station", room.InterlocutorSpeech));
        _expert = new ExpertPage(await EnterAsync(expert, "/expert"));
    }

    /// <summary>From the link to the КИМ.</summary>
    public async Task BeginAsync(string family)
    {
        await InviteAsync(family);
        await Course.BeginAsync(_station, _participant);
    }

    /// <summary>The whole course, to the moment when the participant is free.</summary>
    public async Task FinishAsync()
    {
        await Course.WalkToAsync(_station, _participant, Course.First, "Завершение");
        await _station.FinishAsync();
        await _participant.ConfirmRecordingAsync();
    }

    /// <summary>Somebody else is invited and, the КИМ before him, removed.</summary>
    public async Task RemoveAsync(string family)
    {
        await InviteAsync(family);
        await Course.BeginAgainAsync(_station, _participant);
        await _station.RemoveAsync();
    }

    /// <summary>The expert scores who has answered, and signs; the protocol of who was removed has only a mark.</summary>
    public async Task SignAsync(string answered, string removed)
    {
        await _expert.ChooseAsync(answered);
        await _expert.ClaimAsync();
        await _expert.GiveHighestScoresAsync();
        await _expert.SignAsync();
        await _expert.ChooseAsync(removed);
        await _expert.SignMarkAsync();
    }

    private async Task InviteAsync(string family)
    {
        _participant = await ParticipantPage.OpenAsync((await room.BrowserAsync(room.ParticipantSpeech)).Context, links[family]);
        await _participant.PassPreCheckAsync();
        await _participant.StandAtAsync(1);
        await _station.AdmitNextAsync();
    }

    private async Task<Microsoft.Playwright.IPage> EnterAsync((string UserName, string Password) slip, string page, string? speech = null) =>
        await SignInPage.EnterFirstAsync((await room.BrowserAsync(speech)).Context, slip.UserName, slip.Password, page);
}
