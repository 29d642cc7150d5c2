using System.Text.Json;
using Itog.Interop.Pages;
using Itog.Interop.Room;
using Itog.Interop.Sound;
using Itog.Simulation;

namespace Itog.Interop.Network;

/// <summary>An exam under way whose participant sits behind a bad link, all others beside the server. One per test.</summary>
internal sealed class DistantExam : IDisposable
{
    /// <summary>Three minutes: a browser begins its file anew at the end, and what is said twice has no one place in the recording.</summary>
    private const int Sentences = 60;

    private DistantExam(ExamRoom room, BadLink link, StationPage station, KimPage kim, ParticipantPage participant) =>
        (Room, Link, Station, Kim, Participant) = (room, link, station, kim, participant);

    public ExamRoom Room { get; }
    public BadLink Link { get; }
    public StationPage Station { get; }
    public KimPage Kim { get; }
    public ParticipantPage Participant { get; }

    /// <summary>What the participant says: no few seconds of it come twice.</summary>
    public static string ParticipantSpeech(ExamRoom room) => Path.Combine(room.Server.Folder, "distant-participant.wav");

    public static string InterlocutorSpeech(ExamRoom room) => Path.Combine(room.Server.Folder, "distant-interlocutor.wav");

    /// <summary>From the opening of the day to the first stage; the link is good until then.</summary>
    public static async Task<DistantExam> BeginAsync(ExamRoom room, int seed)
    {
        await SpeechFile.MakeAsync(ParticipantSpeech(room), "ru+f3", SpeechText.Make(seed, Sentences));
        await SpeechFile.MakeAsync(InterlocutorSpeech(room), "ru", SpeechText.Make(~seed, Sentences));
        var technician = await room.TechnicianAsync();
        await technician.OpenConferenceAsync();
        var station = await room.StationAsync(InterlocutorSpeech(room));
        var link = room.Link(seed);
        var participant = await room.DistantParticipantAsync(1, link, ParticipantSpeech(room));
        await participant.PassPreCheckAsync();
        await participant.StandAtAsync(1);
        await station.AdmitNextAsync();
        var kim = await Course.BeginAsync(station, participant);
        await PeerProbe.WaitForSoundAsync(participant.Window, 0, received: 50, sent: 50);
        await PeerProbe.WaitForSoundAsync(station.Window, 0, received: 50, sent: 50);
        return new DistantExam(room, link, station, kim, participant);
    }

    /// <summary>What belongs to the person and not to the connection: his attempt, his place in it.</summary>
    public string Place()
    {
        var attempt = PushedViews.Of(Station.Window).Newest.GetProperty("attempt");
        return string.Join(' ', new[] { "id", "stage", "stages", "variant" }.Select(name => attempt.GetProperty(name).GetRawText()));
    }

    public async Task<Figures> FiguresAsync() => new(await SoundProbe.ReadAsync(Station.Window), await SoundProbe.ReadAsync(Participant.Window));

    /// <summary>Lets the network come back and measures until both hear each other.</summary>
    public async Task<(TimeSpan AtStation, TimeSpan AtParticipant)> MendAsync()
    {
        var station = SoundProbe.UntilHeardAsync(Station.Window);
        var participant = SoundProbe.UntilHeardAsync(Participant.Window);
        Link.Mend();
        return (await station, await participant);
    }

    public Task WaitUntilBackAsync() => PushedViews.Of(Station.Window).WaitAsync(
        v => v.GetProperty("attempt") is { ValueKind: JsonValueKind.Object } attempt && attempt.GetProperty("participantConnected").GetBoolean(),
        "the participant is back");

    public void Dispose() => Link.Dispose();

    /// <summary>What the interlocutor has heard of the participant, and the participant of the interlocutor.</summary>
    public sealed record Figures(SoundFigures Station, SoundFigures Participant)
    {
        public static Figures operator -(Figures later, Figures earlier) => new(later.Station - earlier.Station, later.Participant - earlier.Participant);
    }
}
