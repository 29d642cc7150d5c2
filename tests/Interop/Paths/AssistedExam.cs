using Itog.Interop.Pages;
using Itog.Interop.Room;
using Microsoft.Playwright;

namespace Itog.Interop.Paths;

/// <summary>
/// A participant with autism spectrum disorder and an assistant: no expert hears him [004 §6.5], the recording is scored afterwards, by whoever of several
/// experts takes it first.
/// </summary>
public sealed class AssistedExam
{
    private const string Answering = "Орлова А. Д.";
    private static readonly string[] NoRetelling = ["Подготовка к пересказу", "Подробный пересказ"];

    [Fact(Explicit = true), Trait("Long", "paths")]
    public Task The_assistant_is_beside_no_expert_hears_and_the_recording_is_scored_by_who_takes_it_first() => ExamRoom.HoldAsync(async room =>
    {
        var gallery = new Gallery("assisted");
        using var office = await Office.OpenAsync(room.Server);
        await office.GrantAsync("Орлова", "autismSpectrum", "oral");
        var second = await office.AddAuditoriumAsync("0102");
        await office.MoveAsync("Журавлёв", second);
        await office.EmployAsync("zakharova", "Захарова Нина Олеговна", "expert", second, second - 1);
        var link = await office.AddAttendantAsync("assistant", "Помощникова Ирина Львовна", "Орлова");

        var technician = await room.TechnicianAsync();
        await (await WallPage.OpenAsync(technician.Window.Context)).OpenAllAsync();
        var expert = await room.ExpertAsync();
        var assistant = await room.AttendantAsync(link);
        await assistant.SeeWaitingAsync();
        await assistant.ShowDevicesAsync();
        await gallery.TakeAsync("assistant-waiting", assistant.Window);
        var participant = await room.ParticipantAsync(1);
        await participant.PassPreCheckAsync();
        var station = await room.StationAsync();
        await station.AdmitNextAsync();
        await assistant.SeeRoomAsync(Answering);
        await PeerProbe.WaitForVideosAsync(station.Window, 2);
        await expert.Window.GetByText("Этот ответ оценивают по записи").First.WaitForAsync();
        await gallery.TakeAsync("expert-kept-out", expert.Window);
        await gallery.TakeAsync("participant-room", participant.Window, phone: true);
        await gallery.TakeAsync("station-admitted", station.Window);
        await Course.BeginAsync(station, participant);
        await gallery.TakeAsync("assistant-exam", assistant.Window);
        await gallery.TakeAsync("station-exam", station.Window);
        (await PeerProbe.ReadAsync(expert.Window)).Open.Should().Be(0, "no expert is in the room");
        await Course.WalkToAsync(station, participant, Course.First, "Монолог", NoRetelling);
        await participant.RestAsync();
        await gallery.TakeAsync("participant-resting", participant.Window, phone: true);
        await gallery.TakeAsync("station-resting", station.Window);
        await gallery.TakeAsync("assistant-resting", assistant.Window);
        await participant.GoOnAsync();
        await Course.WalkToAsync(station, participant, "Монолог", Course.Stages[^1], NoRetelling);
        await station.FinishAsync();
        await assistant.SeeDoneAsync();
        await participant.ListenAsync();
        await participant.ConfirmRecordingAsync();

        // Another expert finds it among the recordings of her other auditorium, and is the first to take it.
        await gallery.TakeAsync("expert-free", expert.Window);
        var other = await ExpertPage.OpenAsync((await room.BrowserAsync()).Context, "zakharova", "0102");
        await other.Window.GetByRole(AriaRole.Navigation, new() { Name = "Записи других аудиторий" }).GetByRole(AriaRole.Link).ClickAsync();
        await gallery.TakeAsync("recordings-other-auditorium", other.Window);
        var keys = new CountedKeys(other.Window);
        await other.Window.GetByRole(AriaRole.Button, new() { Name = "Взять на оценивание" }).WaitForAsync();
        await keys.PressAsync("Enter");
        await expert.Window.GetByText("Этот ответ оценивает Захарова").First.WaitForAsync();
        await gallery.TakeAsync("expert-led-by-other", expert.Window);
        (await expert.Window.GetByRole(AriaRole.Radio).First.IsDisabledAsync()).Should().BeTrue();
        await other.ScoreByKeysAloneAsync(keys);
        await gallery.TakeAsync("expert-scored", other.Window);
        await other.SignByKeysAloneAsync(keys);
        keys.Count.Should().BeLessThan(40);
        var protocol = await other.ProtocolTextAsync();
        protocol.Should().Contain("Орлова").And.Contain("Зачет").And.MatchRegex(@"\b7\b");
        await gallery.TakeAsync("expert-signed", other.Window);
        await expert.Window.GetByText("подписан").First.WaitForAsync();
        gallery.Violations.Should().BeEmpty();
        room.Complaints.Should().BeEmpty();
    });
}
