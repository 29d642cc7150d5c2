using System.Text.Json;
using Itog.Interop.Room;

namespace Itog.Interop;

/// <summary>The participant's connection breaks off in the middle of the exam.</summary>
public sealed class ConnectionLost
{
    private const string Preparation = "Подготовка к пересказу";

    [Fact]
    public Task Within_the_patience_he_comes_back_by_his_link_into_the_same_stage() => ExamRoom.HoldAsync(async room =>
    {
        var technician = await room.TechnicianAsync();
        await technician.OpenConferenceAsync();
        var station = await room.StationAsync();
        var participant = await room.ParticipantAsync(1);
        await participant.PassPreCheckAsync();
        await participant.StandAtAsync(1);
        await station.AdmitNextAsync();
        await Course.BeginAsync(station, participant);
        await Course.WalkToAsync(station, participant, Course.First, Preparation);
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
        Text(after, "id").Should().Be(Text(before, "id"));
        Text(after, "stages").Should().Be(Text(before, "stages"), "no stage begins anew");
        Text(after, "variant").Should().Be(Text(before, "variant"));
        await PeerProbe.WaitForVideosAsync(station.Window, 1);
        await Course.WalkToAsync(station, participant, Preparation, "Подробный пересказ");
        room.Complaints.Should().BeEmpty();
    });

    [Fact]
    public Task Beyond_the_patience_he_goes_to_the_end_of_the_queue_and_gets_another_variant() => ExamRoom.HoldAsync(
        async room =>
        {
            var technician = await room.TechnicianAsync();
            await technician.OpenConferenceAsync();
            var station = await room.StationAsync();
            var first = await room.ParticipantAsync(1);
            await first.PassPreCheckAsync();
            await first.StandAtAsync(1);
            var second = await room.ParticipantAsync(2);
            await second.PassPreCheckAsync();
            await second.StandAtAsync(2);
            await station.AdmitNextAsync();
            await Course.BeginAsync(station, first);
            var shown = PushedViews.Of(station.Window).Newest.GetProperty("attempt").GetProperty("variant").GetInt32();

            await first.Window.CloseAsync();
            await station.SeeParticipantLostAsync();
            var given = await PushedViews.Of(station.Window).WaitAsync(v => v.GetProperty("attempt").ValueKind == JsonValueKind.Null, "the attempt is given up");
            given.GetProperty("ended")[0].GetProperty("phase").GetString().Should().Be("technicalFailure");
            await second.StandAtAsync(1);

            first = await room.ParticipantAgainAsync(first, 1);
            await first.SeeFailureExplainedAsync();
            await first.StandAtAsync(2);
            await station.AdmitNextAsync();
            await second.SeeRoomAsync();
            await station.ReportFailureAsync();
            await station.AdmitNextAsync();
            await Course.BeginAgainAsync(station, first);
            PushedViews.Of(station.Window).Newest.GetProperty("attempt").GetProperty("variant").GetInt32().Should().NotBe(shown);
            room.Complaints.Should().BeEmpty();
        },
        new Dictionary<string, string> { ["ExamDay__Patience"] = "00:00:05" });

    private static string? Notes(JsonElement station) => station.GetProperty("attempt").GetProperty("notes").GetString();

    private static bool Connected(JsonElement station) => station.GetProperty("attempt").GetProperty("participantConnected").GetBoolean();

    private static string Text(JsonElement station, string name) => station.GetProperty("attempt").GetProperty(name).GetRawText();
}
