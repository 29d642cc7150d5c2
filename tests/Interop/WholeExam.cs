using Itog.Interop.Room;
using Itog.Interop.Sound;

namespace Itog.Interop;

/// <summary>One remote exam on real parts, from the link to the WAV and the signed protocol.</summary>
public sealed class WholeExam
{
    private static readonly TimeSpan Piece = TimeSpan.FromSeconds(3);

    [Fact]
    public Task An_exam_ends_with_a_recording_of_both_voices_and_a_signed_protocol() => ExamRoom.HoldAsync(async room =>
    {
        var technician = await room.TechnicianAsync();
        await technician.OpenConferenceAsync();
        var expert = await room.ExpertAsync();
        var station = await room.StationAsync();
        var participant = await room.ParticipantAsync(1);
        await participant.PassPreCheckAsync();
        await participant.StandAtAsync(1);

        await station.AdmitNextAsync();
        await Course.BeginAsync(station, participant);
        await Course.WalkToAsync(station, participant, Course.First, Course.Stages[^1]);
        await station.FinishAsync();
        await participant.ConfirmRecordingAsync();
        await expert.SeeProtocolOfAsync("Орлова Анна Дмитриевна");
        await expert.GiveHighestScoresAsync();
        await expert.SignAsync();

        var file = Directory.GetFiles(Path.Combine(room.Server.Folder, "recordings"), "*.wav", SearchOption.AllDirectories).Should().ContainSingle().Subject;
        var recording = Wave.Read(file);
        recording.Channels.Should().HaveCount(2);
        var participantVoice = Wave.Read(room.ParticipantSpeech);
        var interlocutorVoice = Wave.Read(room.InterlocutorSpeech);
        Likeness(participantVoice, recording.Channels[0]).Should().BeGreaterThan(0.4, "the participant is on the left");
        Likeness(interlocutorVoice, recording.Channels[1]).Should().BeGreaterThan(0.4, "the interlocutor is on the right");
        Likeness(interlocutorVoice, recording.Channels[0]).Should().BeLessThan(0.25);
        Likeness(participantVoice, recording.Channels[1]).Should().BeLessThan(0.25);
        room.Complaints.Should().BeEmpty();
    });

    private static double Likeness(Wave voice, float[] channel) =>
        SpeechAlignment.Find(voice.Channels[0], voice.SampleRate, TimeSpan.FromSeconds(1), Piece, channel, 48_000).Waveform;
}
