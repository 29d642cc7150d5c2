using Itog.Interop.Room;

namespace Itog.Interop;

/// <summary>A second tab is opened with the same link while its owner is in the room.</summary>
public sealed class SecondWindow
{
    [Fact]
    public Task The_newer_window_takes_over_and_the_older_one_says_so() => ExamRoom.HoldAsync(async room =>
    {
        var technician = await room.TechnicianAsync();
        await technician.OpenConferenceAsync();
        var station = await room.StationAsync();
        var older = await room.ParticipantAsync(1);
        await older.PassPreCheckAsync();
        await older.StandAtAsync(1);
        await station.AdmitNextAsync();
        await Course.BeginAsync(station, older);
        var attempt = PushedViews.Of(station.Window).Newest.GetProperty("attempt").GetProperty("id").GetString();

        var newer = await room.ParticipantAgainAsync(older, 1);

        await older.SeeTakenOverAsync();
        (await PeerProbe.ReadAsync(older.Window)).Open.Should().Be(0, "the older window gives its media back");
        await newer.SeeStageAsync(Course.First);
        await PeerProbe.WaitForVideosAsync(newer.Window, 2);
        await Course.WalkToAsync(station, newer, Course.First, "Чтение про себя");

        // And back again, by the button of the older window.
        await older.WorkHereAsync();
        await newer.SeeTakenOverAsync();
        await older.SeeStageAsync("Чтение про себя");
        await PeerProbe.WaitForVideosAsync(older.Window, 2);
        await Course.WalkToAsync(station, older, "Чтение про себя", "Чтение вслух");
        PushedViews.Of(station.Window).Newest.GetProperty("attempt").GetProperty("id").GetString().Should().Be(attempt);
        PushedViews.Of(station.Window).Newest.GetProperty("ended").GetArrayLength().Should().Be(0, "taking over is no failure");
        room.Complaints.Should().BeEmpty();
    });
}
