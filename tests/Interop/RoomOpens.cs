using Itog.Interop.Room;

namespace Itog.Interop;

/// <summary>The first minute of an exam day in real browsers.</summary>
public sealed class RoomOpens
{
    [Fact]
    public Task Interlocutor_and_participant_see_each_other_and_the_waiting_one_gets_no_packet() => ExamRoom.HoldAsync(async room =>
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

        await first.SeeRoomAsync();
        await PeerProbe.WaitForVideosAsync(first.Window, 1);
        await PeerProbe.WaitForVideosAsync(station.Window, 1);
        var waiting = await PeerProbe.ReadAsync(second.Window);
        waiting.PacketsReceived.Should().Be(0);
        waiting.Open.Should().Be(0, "a waiting participant has no connection to the room at all");
        room.Complaints.Should().BeEmpty();
    });
}
