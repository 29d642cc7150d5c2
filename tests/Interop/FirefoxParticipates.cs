using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Itog.Interop.Firefox;
using Itog.Interop.Room;
using Itog.Interop.Sound;

namespace Itog.Interop;

/// <summary>A participant at home has Firefox, the station at school has Chromium.</summary>
public sealed class FirefoxParticipates
{
    [Fact]
    public Task A_participant_in_Firefox_is_seen_heard_and_recorded_and_sees_the_KIM() => ExamRoom.HoldAsync(async room =>
    {
        await using var firefox = await FirefoxBrowser.LaunchAsync();
        var participant = new FirefoxParticipant(firefox);
        await participant.OpenAsync(room.Links[0]);
        var technician = await room.TechnicianAsync();
        await technician.OpenConferenceAsync();
        var station = await room.StationAsync();
        await participant.PassPreCheckAsync();
        await participant.SeeAsync("Вы следующий");

        await station.AdmitNextAsync();
        await participant.SeeAsync("Вас видит собеседник");
        await PeerProbe.WaitForVideosAsync(station.Window, 1);
        await PeerProbe.WaitForSoundAsync(station.Window, older: 0, received: 100, sent: 100);
        await participant.SeeInterlocutorAsync();
        await participant.HearInterlocutorAsync();

        await station.PassChecksAsync();
        await participant.SayReadyAsync();
        await station.ShowKimAsync();
        await participant.SeeAsync(Course.First);
        await participant.SeeCardAsync();
        await PeerProbe.WaitForSoundAsync(station.Window, older: 0, received: 500, sent: 500);
        await station.ReportFailureAsync();
        await participant.SeeAsync("Случился технический сбой");

        var sound = await KeptRecording.FinishedSoundAsync(room.Server);
        Loudest(sound.Channels[0]).Should().BeGreaterThan(0.05, "the participant's tone is recorded");
        Loudest(sound.Channels[1]).Should().BeGreaterThan(0.05, "the interlocutor's words are recorded");
        room.Complaints.Should().BeEmpty();
    }, new Dictionary<string, string> { ["Conference__BindAddress"] = OwnAddress().ToString() });

    // Firefox does not pair its own addresses with a candidate on loopback.
    private static IPAddress OwnAddress() => NetworkInterface.GetAllNetworkInterfaces()
        .Where(i => i.OperationalStatus == OperationalStatus.Up && i.NetworkInterfaceType != NetworkInterfaceType.Loopback)
        .SelectMany(i => i.GetIPProperties().UnicastAddresses)
        .Select(a => a.Address)
        .FirstOrDefault(a => a.AddressFamily == AddressFamily.InterNetwork, IPAddress.Loopback);

    private static double Loudest(float[] samples) => Envelope.Of(samples, Wave.RecordingRate).Max();
}
