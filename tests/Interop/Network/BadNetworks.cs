using System.Globalization;
using System.Net;
using Itog.Interop.Room;
using Itog.Interop.Sound;
using Itog.Simulation;

namespace Itog.Interop.Network;

/// <summary>
/// An exam whose participant has a bad network, on real parts. Each test prints its figures as a row; times run from the network being back
/// to sound again, and are bound by the promise of the product.
/// </summary>
[Trait("Long", "network")]
public sealed class BadNetworks
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Half = TimeSpan.FromSeconds(30);

    private static readonly LinkConditions TenPercent = new()
    {
        Loss = 0.10,
        ShortestDelay = TimeSpan.FromMilliseconds(10),
        LongestDelay = TimeSpan.FromMilliseconds(110),
    };

    [Fact(Explicit = true)]
    public Task Speech_is_understood_and_recorded_whole_at_10_percent_loss_and_100_ms_of_jitter() => ExamRoom.HoldAsync(async room =>
    {
        using var exam = await DistantExam.BeginAsync(room, seed: 11);
        var before = await exam.FiguresAsync();

        exam.Link.Become(TenPercent);
        await MicrophoneProbe.WaitForSoundAsync(exam.Participant.Window, Half);
        await MicrophoneProbe.WaitForSoundAsync(exam.Participant.Window, Half);
        var heard = await exam.FiguresAsync() - before;
        exam.Link.Become(LinkConditions.Good);
        FigureRow.Print("10 % loss, 100 ms jitter, a minute: at the station", heard.Station.ToString());
        FigureRow.Print("10 % loss, 100 ms jitter, a minute: at the participant", heard.Participant.ToString());

        await Course.WalkToAsync(exam.Station, exam.Participant, Course.First, Course.Stages[^1]);
        var participantTake = await MicrophoneProbe.ReadAsync(exam.Participant.Window);
        var interlocutorTake = await MicrophoneProbe.ReadAsync(exam.Station.Window);
        await exam.Station.FinishAsync();
        await exam.Participant.ConfirmRecordingAsync();
        var recording = FinishedRecording.Find(room.Server.Folder);
        var missing = recording.Manifest.Gaps.Where(g => g.Track == "participant/microphone").ToList();
        var share = missing.Sum(g => g.Samples) / (60.0 * Wave.RecordingRate);
        var longest = missing.Select(g => g.Samples * 1000.0 / Wave.RecordingRate).DefaultIfEmpty(0).Max();
        FigureRow.Print("10 % loss, 100 ms jitter, a minute: missing in the recording", string.Create(CultureInfo.InvariantCulture, $"{missing.Count} gaps, the longest {longest:F0} ms, {share:P2} of the minute"));

        recording.HoldsBothVoicesAtTheirTimes(
            Wave.Read(DistantExam.ParticipantSpeech(room)), participantTake, Wave.Read(DistantExam.InterlocutorSpeech(room)), interlocutorTake, skips: 2);
        share.Should().BeLessThan(0.01);
        longest.Should().BeLessThan(200);
        heard.Station.Heard.Should().BeGreaterThan(0.95);
        heard.Participant.Heard.Should().BeGreaterThan(0.95);
        heard.Station.Fec.Should().BeGreaterThan(1000, "the participant's browser adds forward error correction when we report its losses");
    });

    [Fact(Explicit = true)]
    public Task A_room_survives_ten_seconds_of_30_percent_loss() => ExamRoom.HoldAsync(async room =>
    {
        using var exam = await DistantExam.BeginAsync(room, seed: 12);
        var place = exam.Place();
        var before = await exam.FiguresAsync();

        exam.Link.Become(new LinkConditions { Loss = 0.3, ShortestDelay = TimeSpan.FromMilliseconds(20), LongestDelay = TimeSpan.FromMilliseconds(40) });
        await exam.Link.AfterAsync(TimeSpan.FromSeconds(10));
        var bad = await exam.FiguresAsync() - before;
        exam.Link.Become(LinkConditions.Good);
        await MicrophoneProbe.WaitForSoundAsync(exam.Participant.Window, TimeSpan.FromSeconds(2));
        var settled = await exam.FiguresAsync();
        await MicrophoneProbe.WaitForSoundAsync(exam.Participant.Window, TimeSpan.FromSeconds(5));
        var good = await exam.FiguresAsync() - settled;
        FigureRow.Print("30 % loss, 10 s: at the station", bad.Station.ToString());
        FigureRow.Print("30 % loss, 10 s: at the participant", bad.Participant.ToString());
        FigureRow.Print("after 30 % loss: at the station", good.Station.ToString());
        FigureRow.Print("after 30 % loss: at the participant", good.Participant.ToString());

        exam.Place().Should().Be(place);
        good.Station.Connections.Should().Be(0, "the connection is the same");
        good.Participant.Connections.Should().Be(0);
        bad.Participant.Connections.Should().Be(0);
        bad.Station.Heard.Should().BeGreaterThan(0.7);
        bad.Participant.Heard.Should().BeGreaterThan(0.7);
        good.Station.Heard.Should().BeGreaterThan(0.97);
        good.Participant.Heard.Should().BeGreaterThan(0.97);
        room.Complaints.Should().BeEmpty();
    });

    [Theory(Explicit = true)]
    [InlineData(5, 2.0)]
    [InlineData(8, 2.0)]
    [InlineData(15, 2.0)]
    [InlineData(40, 5.0)]
    public Task Sound_and_place_are_back_after_an_outage(int seconds, double limit) => ExamRoom.HoldAsync(async room =>
    {
        using var exam = await DistantExam.BeginAsync(room, seed: 13 + seconds);
        var place = exam.Place();
        var before = await exam.FiguresAsync();

        exam.Link.Cut();
        await exam.Link.AfterAsync(TimeSpan.FromSeconds(seconds));
        var (station, participant) = await exam.MendAsync();
        await exam.WaitUntilBackAsync();
        var made = (await exam.FiguresAsync() - before).Participant.Connections;
        FigureRow.Print($"outage of {seconds} s", string.Create(
            CultureInfo.InvariantCulture,
            $"sound again at the station after {station.TotalSeconds:F2} s, at the participant after {participant.TotalSeconds:F2} s, {made} new connections"));

        exam.Place().Should().Be(place, "attempt, stage and variant belong to the day");
        station.TotalSeconds.Should().BeLessThan(limit);
        participant.TotalSeconds.Should().BeLessThan(limit);
        await Course.WalkToAsync(exam.Station, exam.Participant, Course.First, "Чтение про себя");
    });

    [Theory(Explicit = true)]
    [InlineData(null)]
    [InlineData("127.0.0.77")]
    public Task A_connection_follows_its_NAT_to_another_address(string? address) => ExamRoom.HoldAsync(async room =>
    {
        using var exam = await DistantExam.BeginAsync(room, seed: 60);
        var place = exam.Place();
        var before = await exam.FiguresAsync();

        exam.Link.Cut();
        exam.Link.Rebind(address is null ? null : IPAddress.Parse(address));
        var (station, participant) = await exam.MendAsync();
        var made = (await exam.FiguresAsync() - before).Participant.Connections;
        FigureRow.Print(address is null ? "another port of the NAT" : "another address of the NAT", string.Create(
            CultureInfo.InvariantCulture,
            $"sound again at the station after {station.TotalSeconds:F2} s, at the participant after {participant.TotalSeconds:F2} s, {made} new connections"));

        made.Should().Be(0);
        exam.Place().Should().Be(place);
        station.TotalSeconds.Should().BeLessThan(6);
        participant.TotalSeconds.Should().BeLessThan(6);
    });

    [Fact(Explicit = true)]
    public Task Sound_is_back_after_the_server_was_started_again() => ExamRoom.HoldAsync(async room =>
    {
        using var exam = await DistantExam.BeginAsync(room, seed: 70);
        var place = exam.Place();

        await room.Server.KillAsync();
        await exam.Participant.SeeConnectionLostAsync();
        await room.Server.StartAsync();
        var listening = (Station: SoundProbe.UntilHeardAsync(exam.Station.Window), Participant: SoundProbe.UntilHeardAsync(exam.Participant.Window));
        var (station, participant) = (await listening.Station, await listening.Participant);
        FigureRow.Print("the server was killed", string.Create(
            CultureInfo.InvariantCulture,
            $"sound again at the station {station.TotalSeconds:F2} s after it was ready, at the participant {participant.TotalSeconds:F2} s"));
        await exam.WaitUntilBackAsync();

        exam.Place().Should().Be(place);
        station.TotalSeconds.Should().BeLessThan(5);
        participant.TotalSeconds.Should().BeLessThan(5);
    });
}
