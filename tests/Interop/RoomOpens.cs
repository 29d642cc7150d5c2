using Itog.Interop.Pages;
using Itog.Interop.Paths;
using Itog.Interop.Room;
using Microsoft.Playwright;

namespace Itog.Interop;

/// <summary>The first minute of an exam: every page gets of each camera the layer that it has room for, of the КИМ every pixel, and who waits gets nothing.</summary>
public sealed class RoomOpens
{
    /// <summary>What the pages ask of a camera, and Chromium's own one gives.</summary>
    private const int CameraWidth = 640;

    /// <summary>The small layer is a quarter of it.</summary>
    private const int ThumbnailWidth = CameraWidth / 4;

    /// <summary>A busy machine may make the large layer somewhat smaller; it is never mistaken for the small one.</summary>
    private const int LargeWidth = CameraWidth / 2;

    [Fact]
    public Task The_technician_gets_thumbnails_the_others_large_faces_the_waiting_one_no_packet_and_the_KIM_keeps_its_pixels() => ExamRoom.HoldAsync(async room =>
    {
        var gallery = new Gallery("room");
        using var office = await Office.OpenAsync(room.Server);
        var second = await office.AddAuditoriumAsync("0102");
        await office.MoveAsync("Журавлёв", second);
        await office.AppointAsync("observer", "observer", second);
        var technician = await room.TechnicianAsync();
        await technician.OpenConferenceAsync();
        var station = await room.StationAsync();
        await TheyTryTheConnectionAsync(technician, station, gallery);
        var expert = await room.ExpertAsync();
        var participant = await room.ParticipantAsync(1);
        await participant.PassPreCheckAsync();
        await participant.StandAtAsync(1);
        var waiting = await room.ParticipantAsync(2);
        await waiting.PassPreCheckAsync();
        await waiting.StandAtAsync(2);
        await station.AdmitNextAsync();
        await technician.SeeCallEndedForParticipantAsync();
        await participant.SeeRoomAsync();

        await PeerProbe.WaitForLayersAsync(participant.Window, "l", "h");
        await PeerProbe.WaitForLayersAsync(station.Window, "l", "h");

        await SeesLargeAsync(station.Window, "video[aria-label='Участник']");
        await SeesLargeAsync(expert.Window, ".expert-faces video[aria-label='Участник']");
        await SeesLargeAsync(expert.Window, ".expert-faces video[aria-label='Собеседник']");
        await SeesLargeAsync(participant.Window, "video[aria-label='Собеседник']");
        await SeesThumbnailAsync(technician, "Участник");
        await SeesThumbnailAsync(technician, "Собеседник");

        await station.PassChecksAsync();
        await participant.SayReadyAsync();
        var kim = await station.ShowKimAsync();
        var width = await kim.Window.EvaluateAsync<int>("() => innerWidth * devicePixelRatio");
        await PeerProbe.WaitForWidthAsync(participant.Window, ".kim-screen video", width, width);
        await PeerProbe.WaitForWidthAsync(technician.Window, "article[aria-label='Собеседник'] video[aria-label='КИМ']", width, width);
        await SeesThumbnailAsync(technician, "Участник");
        var outside = await PeerProbe.ReadAsync(waiting.Window);
        outside.PacketsReceived.Should().Be(0);
        outside.Open.Should().Be(0, "a waiting participant has no connection to the room at all");
        await TheObserverGoesBetweenAsync(await ObserverPage.OpenFirstAsync((await room.BrowserAsync(permissions: [])).Context), gallery);
        gallery.Violations.Should().BeEmpty();
        room.Complaints.Should().BeEmpty();
    });

    /// <summary>Before the first participant technician and station see and hear each other.</summary>
    private static async Task TheyTryTheConnectionAsync(TechnicianPage technician, StationPage station, Gallery gallery)
    {
        await station.SeeQueueAsync();
        await technician.CallStationAsync();
        await station.AnswerTechnicianAsync();
        await PeerProbe.WaitForWidthAsync(technician.Window, ".talk-faces video[aria-label='Станция']", ThumbnailWidth / 2, CameraWidth);
        await PeerProbe.WaitForWidthAsync(station.Window, ".talk-faces video[aria-label='Технический специалист']", ThumbnailWidth / 2, CameraWidth);
        await technician.SeeBothLinesAsync();
        await HearsAsync(technician.Window);
        await HearsAsync(station.Window);
        await gallery.TakeAsync("technician-calls", technician.Window);
        await gallery.TakeAsync("station-called", station.Window);
    }

    /// <summary>The bar under the other one's picture moves with his voice as this browser plays it.</summary>
    private static Task HearsAsync(IPage page) => Condition.HoldsAsync(
        page, "bar => Number(/scaleX\\(([\\d.]+)\\)/.exec(document.querySelector(bar)?.style.transform ?? '')?.[1] ?? 0) > 0.1", ".talk-faces .meter span", "the other one is heard");

    /// <summary>An observer of two auditoriums sees who answers in the first one, nobody in the second, and comes back.</summary>
    private static async Task TheObserverGoesBetweenAsync(ObserverPage observer, Gallery gallery)
    {
        await PeerProbe.WaitForVideosAsync(observer.Window, 2);
        await gallery.TakeAsync("observer-first", observer.Window);
        await observer.ChooseAsync("0102");
        await observer.SeeClosedAsync();
        (await PeerProbe.ReadAsync(observer.Window)).Open.Should().Be(0, "he has left the first one");
        await gallery.TakeAsync("observer-second", observer.Window);
        await observer.ChooseAsync("0101");
        await PeerProbe.WaitForVideosAsync(observer.Window, 2);
    }

    private static Task SeesLargeAsync(IPage page, string video) => PeerProbe.WaitForWidthAsync(page, video, LargeWidth, CameraWidth);

    private static Task SeesThumbnailAsync(TechnicianPage technician, string seat) =>
        PeerProbe.WaitForWidthAsync(technician.Window, $"article[aria-label='{seat}'] video[aria-label='Камера']", ThumbnailWidth / 2, ThumbnailWidth);
}
