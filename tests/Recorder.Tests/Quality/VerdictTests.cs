using Itog.Conference;
using Itog.Recorder.Quality;
using Itog.Recorder.Tests.Support;

namespace Itog.Recorder.Tests.Quality;

/// <summary>The verdict on a finished recording, over spoken Russian that is spoiled in each way.</summary>
public sealed class VerdictTests
{
    private readonly Talk _talk = new();

    [Fact]
    public void Good_speech_can_be_scored()
    {
        var verdict = _talk.Judge();

        verdict.Findings.Should().BeEmpty();
        verdict.Grade.Should().Be(VerdictGrade.Scorable);
        verdict.Left.LoudDecibels.Should().BeInRange(-25, -8);
        verdict.Left.FloorDecibels.Should().BeLessThan(-60);
    }

    [Theory]
    [InlineData(Seat.Participant)]
    [InlineData(Seat.Interlocutor)]
    public void A_faint_voice_is_doubtful(Seat side)
    {
        Talk.Amplify(Channel(side), -24);

        var finding = Only(RecordingFault.Quiet, VerdictGrade.Doubtful, side);
        finding.Value.Should().BeInRange(-45, -35);
    }

    [Fact]
    public void A_voice_below_everything_is_not_heard()
    {
        Talk.Amplify(_talk.Left, -45);

        Only(RecordingFault.ParticipantNotHeard, VerdictGrade.Unscorable, Seat.Participant);
    }

    [Theory]
    [InlineData(6, VerdictGrade.Doubtful)]
    [InlineData(24, VerdictGrade.Unscorable)]
    public void Overload_is_found_by_its_flat_tops(double gain, VerdictGrade grade)
    {
        Talk.Amplify(_talk.Left, gain);

        _talk.Judge().Findings.Should().ContainSingle(f => f.Fault == RecordingFault.Clipped && f.Side == Seat.Participant && f.Grade == grade);
    }

    [Theory]
    [InlineData(-28, VerdictGrade.Doubtful)]
    [InlineData(-14, VerdictGrade.Unscorable)]
    public void Noise_is_what_is_hardly_softer_than_the_speech(double noise, VerdictGrade grade)
    {
        Talk.AddNoise(_talk.Left, noise);

        Only(RecordingFault.Noisy, grade, Seat.Participant);
    }

    [Theory]
    [InlineData(Seat.Participant, RecordingFault.ParticipantNotHeard)]
    [InlineData(Seat.Interlocutor, RecordingFault.InterlocutorNotHeard)]
    public void One_side_silent_cannot_be_scored(Seat side, RecordingFault fault)
    {
        Array.Clear(Channel(side));

        Only(fault, VerdictGrade.Unscorable, side).Value.Should().Be(0);
    }

    [Fact]
    public void Of_an_answer_in_writing_silence_is_no_fault()
    {
        Array.Clear(_talk.Left);
        Array.Clear(_talk.Right);

        _talk.Judge(m => m with { AnswerVoice = AnswerVoice.None }).Grade.Should().Be(VerdictGrade.Scorable);
    }

    [Fact]
    public void A_task_without_the_participants_voice_is_named()
    {
        _talk.Silence(task: 3);

        Only(RecordingFault.SilentInTask, VerdictGrade.Doubtful, Seat.Participant).Task.Should().Be(3);
    }

    [Theory]
    [InlineData(3, VerdictGrade.Doubtful)]
    [InlineData(8, VerdictGrade.Unscorable)]
    public void Missing_sound_of_an_answer_counts_by_its_length_and_names_its_task(double seconds, VerdictGrade grade)
    {
        _talk.Lose(Seat.Participant, task: 2, from: 1, seconds);

        var finding = _talk.Judge().Findings.Should().ContainSingle(f => f.Fault == RecordingFault.SoundMissing).Subject;
        finding.Should().Be(new QualityFinding(RecordingFault.SoundMissing, grade, Seat.Participant, seconds, Task: 2));
    }

    [Fact]
    public void A_hole_that_takes_nothing_of_the_answers_does_not_count()
    {
        _talk.Lose(Seat.Participant, task: 1, from: -6, seconds: 5);
        _talk.Lose(Seat.Participant, task: 1, from: 11, seconds: 0.5, GapCause.Loss);
        _talk.Lose(Seat.Interlocutor, task: 2, from: 0, seconds: 5);

        _talk.Judge().Findings.Should().BeEmpty();
    }

    [Fact]
    public void The_interlocutor_is_needed_in_the_dialogue()
    {
        _talk.Lose(Seat.Interlocutor, task: 4, from: 0, seconds: 5);

        Only(RecordingFault.SoundMissing, VerdictGrade.Doubtful, Seat.Interlocutor).Task.Should().Be(4);
    }

    [Fact]
    public void A_wrong_length_and_a_damaged_journal_are_doubtful()
    {
        var verdict = _talk.Judge(m => m with
        {
            Samples = m.Samples + 4_800,
            Segments = [new() { Track = "participant/microphone", Number = 1, File = "x.ogg", Run = 1, StartSample = 0, Damaged = true }],
        });

        verdict.Reasons.Should().BeEquivalentTo([RecordingFault.WrongDuration, RecordingFault.JournalDamaged]);
        verdict.Grade.Should().Be(VerdictGrade.Doubtful);
        verdict.DurationErrorMilliseconds.Should().Be(-100);
    }

    private short[] Channel(Seat side) => side == Seat.Participant ? _talk.Left : _talk.Right;

    private QualityFinding Only(RecordingFault fault, VerdictGrade grade, Seat side)
    {
        var verdict = _talk.Judge();
        verdict.Grade.Should().Be(grade);
        var finding = verdict.Findings.Should().ContainSingle().Subject;
        finding.Should().Match<QualityFinding>(f => f.Fault == fault && f.Grade == grade && f.Side == side);
        return finding;
    }
}
