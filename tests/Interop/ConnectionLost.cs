using System.Text.Json;
using Itog.Interop.Room;

namespace Itog.Interop;

/// <summary>The participant opens a second window in the middle of the exam, and his connection breaks off.</summary>
public sealed class ConnectionLost
{
    private const string Preparation = "Подготовка к пересказу";

    [Fact]
    public Task The_newer_window_takes_over_and_within_the_patience_he_comes_back_by_his_link_into_the_same_stage() => ExamRoom.HoldAsync(async room =>
    {
        var technician = await room.TechnicianAsync();
        await technician.OpenConferenceAsync();
        var station = await room.StationAsync();
        var older = await room.ParticipantAsync(1);
        await older.PassPreCheckAsync();
        await older.StandAtAsync(1);
        await station.AdmitNextAsync();
        await Course.BeginAsync(station, older);
        var attempt = Text(PushedViews.Of(station.Window).Newest, "id");

        var newer = await room.ParticipantAgainAsync(older, 1);
        await older.SeeTakenOverAsync();
        (await PeerProbe.ReadAsync(older.Window)).Open.Should().Be(0, "the older window gives its media back");
        await newer.SeeStageAsync(Course.First);
        await PeerProbe.WaitForVideosAsync(newer.Window, 2);
        await Course.WalkToAsync(station, newer, Course.First, "Чтение про себя");

        // And back again, by the button of the older window.
        await older.WorkHereAsync();
        await newer.SeeTakenOverAsync();
        await newer.Window.CloseAsync();
        var participant = older;
        await participant.SeeStageAsync("Чтение про себя");
        await PeerProbe.WaitForVideosAsync(participant.Window, 2);
        await Course.WalkToAsync(station, participant, "Чтение про себя", Preparation);
        PushedViews.Of(station.Window).Newest.GetProperty("ended").GetArrayLength().Should().Be(0, "taking over is no failure");
        await participant.WriteNotesAsync("Река, баржи, лес");
        var before = await PushedViews.Of(station.Window).WaitAsync(v => Notes(v) == "Река, баржи, лес", "the notes are saved");

        await participant.Window.CloseAsync();
        await station.SeeParticipantLostAsync();
        var away = await PushedViews.Of(station.Window).WaitAsync(v => !Connected(v), "the participant is away");
        away.GetProperty("attempt").GetProperty("patienceUntil").ValueKind.Should().Be(JsonValueKind.String);
        away.GetProperty("obstacles").EnumerateArray().Select(o => o.GetProperty("code").GetString()).Should().Contain("participant-away");

        participant = await room.ParticipantAgainAsync(participant, 1);
        await participant.SeeStageAsync(Preparation);
        await PeerProbe.WaitForVideosAsync(participant.Window, 2);
        await participant.SeeNotesAsync("Река, баржи, лес");
        var after = await PushedViews.Of(station.Window).WaitAsync(Connected, "the participant is back");
        Text(after, "id").Should().Be(attempt);
        Text(after, "stages").Should().Be(Text(before, "stages"), "no stage begins anew");
        Text(after, "variant").Should().Be(Text(before, "variant"));
        await PeerProbe.WaitForVideosAsync(station.Window, 1);
        await Course.WalkToAsync(station, participant, Preparation, "Подробный пересказ");
        room.Complaints.Should().BeEmpty();
    });

    private static string? Notes(JsonElement station) => station.GetProperty("attempt").GetProperty("notes").GetString();

    private static bool Connected(JsonElement station) => station.GetProperty("attempt").GetProperty("participantConnected").GetBoolean();

    private static string Text(JsonElement station, string name) => station.GetProperty("attempt").GetProperty(name).GetRawText();
}
