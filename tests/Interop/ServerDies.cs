using System.Text.Json;
using Itog.Interop.Pages;
using Itog.Interop.Room;
using Itog.Interop.Sound;
using Microsoft.Playwright;

namespace Itog.Interop;

/// <summary>The server is killed in the middle of task 3 and started again: the exam goes on where it was, and the recording with it.</summary>
public sealed class ServerDies
{
    private static readonly TimeSpan Piece = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Loss = TimeSpan.FromSeconds(1);

    [Fact]
    public Task The_exam_and_its_recording_go_on_from_the_same_stage() => ExamRoom.HoldAsync(async room =>
    {
        var technician = await room.TechnicianAsync();
        await technician.OpenConferenceAsync();
        var expert = await room.ExpertAsync();
        var station = await room.StationAsync();
        var participant = await room.ParticipantAsync(1);
        await participant.PassPreCheckAsync();
        await participant.StandAtAsync(1);
        var second = await room.ParticipantAsync(2);
        await second.PassPreCheckAsync();
        await second.StandAtAsync(2);
        await station.AdmitNextAsync();
        await Course.BeginAsync(station, participant);
        await Course.WalkToAsync(station, participant, Course.First, "Монолог");
        await expert.GiveHighestScoresAsync();
        await expert.SeeScoresSavedAsync();
        // Whole loops of both microphones before the kill too; the participant is the one who came last.
        await PeerProbe.WaitForSoundAsync(
            participant.Window, 0, received: 1, sent: Math.Max(PacketsOf(room.ParticipantSpeech), PacketsOf(room.InterlocutorSpeech)));
        IPage[] inRoom = [participant.Window, station.Window, expert.Window, technician.Window];
        var before = new DayFacts(PushedViews.Of(station.Window).Newest, PushedViews.Of(expert.Window).Newest);
        var connections = new List<int>();
        foreach (var window in inRoom)
        {
            connections.Add((await PeerProbe.ReadAsync(window)).Connections);
        }

        var killed = await room.Server.KillAsync();
        await participant.SeeConnectionLostAsync();
        await room.Server.StartAsync();
        var ready = DateTimeOffset.UtcNow;

        for (var i = 0; i < inRoom.Length; i++)
        {
            await PeerProbe.WaitForSoundAsync(inRoom[i], connections[i], received: 1);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"Killed {killed:HH:mm:ss.f}, ready {ready:HH:mm:ss.f}.");
        TestContext.Current.TestOutputHelper?.WriteLine($"Sound flows {(DateTimeOffset.UtcNow - ready).TotalSeconds:0.0} s after the server was ready.");
        bool Fresh(JsonElement view) => view.GetProperty("serverTime").GetDateTimeOffset() > ready;
        var stationView = await PushedViews.Of(station.Window).WaitAsync(v => Fresh(v) && Connected(v), "the participant is back");
        var expertView = await PushedViews.Of(expert.Window).WaitAsync(Fresh, "the server has been started again");
        new DayFacts(stationView, expertView).Should().BeEquivalentTo(before, "nothing of the day is lost with the process");
        await participant.SeeStageAsync("Монолог");
        await PeerProbe.WaitForVideosAsync(participant.Window, 2);
        await PeerProbe.WaitForVideosAsync(station.Window, 1);
        await second.StandAtAsync(1);

        // Whole loops of both microphones, so that any of their words is found again after the kill.
        await PeerProbe.WaitForSoundAsync(participant.Window, connections[0], received: 1, sent: PacketsOf(room.ParticipantSpeech));
        await PeerProbe.WaitForSoundAsync(station.Window, connections[1], received: 1, sent: PacketsOf(room.InterlocutorSpeech));
        await Course.WalkToAsync(station, participant, "Монолог", Course.Stages[^1]);
        await station.FinishAsync();
        await participant.ConfirmRecordingAsync();
        await expert.SignAsync();

        var recording = KeptRecording.Only(room.Server);
        recording.Manifest.GetProperty("runs").GetInt32().Should().Be(2);
        recording.Manifest.GetProperty("verdict").GetProperty("findings").EnumerateArray().Where(f => f.GetProperty("fault").GetString() == "SoundMissing")
            .Should().NotBeEmpty().And.OnlyContain(f => f.GetProperty("task").GetInt32() == 3, "only what nobody heard while the server was dead is missing");
        var sound = recording.Sound();
        CheckVoice(recording, "participant/microphone", Wave.Read(room.ParticipantSpeech), sound, 0, killed, ready);
        CheckVoice(recording, "interlocutor/microphone", Wave.Read(room.InterlocutorSpeech), sound, 1, killed, ready);
    });

    private static void CheckVoice(
        KeptRecording recording, string track, Wave voice, Wave sound, int channel, DateTimeOffset killed, DateTimeOffset ready)
    {
        var pieces = recording.Voice(track);
        var last = pieces.Last(p => p.Run == 1);
        var first = pieces.First(p => p.Run == 2);
        (killed - last.To).Should().BeLessThanOrEqualTo(Loss, "the journal of {0} was on the disk up to the kill", track);
        first.From.Should().BeAfter(killed, "nobody hears while the server is dead");
        var outage = recording.Gaps(track, "restart").Should().ContainSingle().Subject;
        outage.From.Should().BeCloseTo(last.To, TimeSpan.FromMilliseconds(1));
        outage.To.Should().BeCloseTo(first.From, TimeSpan.FromMilliseconds(1));
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{track}: {string.Join(" ", pieces.Select(p => $"{p.Run}: {p.From:HH:mm:ss.f}–{p.To:HH:mm:ss.f}"))}; {(killed - last.To).TotalMilliseconds:0} ms lost before the kill, sound again {(first.From - ready).TotalSeconds:0.0} s after the server was ready.");

        // The microphone plays its file in a loop that no server can disturb: the same words lie a whole number of loops apart.
        var samples = sound.Channels[channel];
        var split = (int)((killed - recording.Origin).TotalSeconds * sound.SampleRate);
        var early = Find(voice, samples[..split], sound.SampleRate);
        var late = Find(voice, samples[split..], sound.SampleRate);
        early.Waveform.Should().BeGreaterThan(0.4);
        late.Waveform.Should().BeGreaterThan(0.4);
        var apart = late.At + TimeSpan.FromSeconds((double)split / sound.SampleRate) - early.At;
        var loop = LoopOf(voice);
        var loops = Math.Round(apart / loop);
        TestContext.Current.TestOutputHelper?.WriteLine($"{track}: {loops} loops of {loop} apart, {(apart - (loops * loop)).TotalMilliseconds:0} ms beside.");
        apart.Should().BeCloseTo(loops * loop, TimeSpan.FromMilliseconds(50), "after the restart {0} lies where the clock says", track);
    }

    private static SpeechPlace Find(Wave voice, float[] recorded, int rate) =>
        SpeechAlignment.Find(voice.Channels[0], voice.SampleRate, TimeSpan.FromSeconds(1), Piece, recorded, rate);

    /// <summary>Chromium reads its file by 10 ms and fills the last of them with silence.</summary>
    private static TimeSpan LoopOf(Wave voice) => TimeSpan.FromMilliseconds(10 * Math.Ceiling(voice.Duration.TotalMilliseconds / 10));

    private static int PacketsOf(string speech) => (int)((Wave.Read(speech).Duration + Piece).TotalMilliseconds / 20);

    private static bool Connected(JsonElement station) => station.GetProperty("attempt").GetProperty("participantConnected").GetBoolean();

    /// <summary>What of the day must outlive the process.</summary>
    private sealed record DayFacts(string Attempt, string Stages, int Stage, string Topic, string Variant, string Queue, string Scores)
    {
        public DayFacts(JsonElement station, JsonElement expert)
            : this(
                Text(station, "attempt", "id"),
                Text(station, "attempt", "stages"),
                station.GetProperty("attempt").GetProperty("stage").GetInt32(),
                Text(station, "attempt", "topic"),
                Text(station, "attempt", "variant"),
                string.Join(' ', station.GetProperty("queue").EnumerateArray().Select(t => Text(t, "participantId") + Text(t, "place") + Text(t, "attempts"))),
                Text(expert.GetProperty("protocols")[0], "scores"))
        {
        }

        private static string Text(JsonElement view, params string[] path) =>
            path.Aggregate(view, (value, name) => value.GetProperty(name)).GetRawText();
    }
}
