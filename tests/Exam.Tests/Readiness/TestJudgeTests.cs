using Itog.Exam.People;
using Itog.Exam.Readiness;

namespace Itog.Exam.Tests.Readiness;

/// <summary>The verdict on a test call: what keeps the exam from being held, and what is only to be mended.</summary>
public sealed class TestJudgeTests
{
    private static readonly TestReport Good = new(Camera: true, Microphone: true, SpeakerHeard: true, Lit: true, Connected: true, HeardWell: true);

    private static readonly TestFigures Measured = new(
        TestPath.Udp, RoundTripMs: 30, LossUpPercent: 0.3, LossDownPercent: 0, LineBps: 800_000, LoudDecibels: -20, FloorDecibels: -60, VoiceShare: 0.7, ClippedShare: 0, PictureCame: true);

    public static TheoryData<TestReport, TestFigures, TestFault, TestGrade> Faults => new()
    {
        { Good with { Microphone = false }, Measured, TestFault.NoMicrophone, TestGrade.NotReady },
        { Good with { Camera = false }, Measured with { PictureCame = false }, TestFault.NoCamera, TestGrade.NotReady },
        { Good with { SpeakerHeard = false }, Measured, TestFault.NoSpeaker, TestGrade.NotReady },
        { Good with { Connected = false }, new TestFigures(), TestFault.Blocked, TestGrade.NotReady },
        { Good, Measured with { PictureCame = false }, TestFault.NoPicture, TestGrade.NotReady },
        { Good with { Lit = false }, Measured, TestFault.Dark, TestGrade.Doubtful },
        { Good with { HeardWell = false }, Measured, TestFault.HeardBadly, TestGrade.Doubtful },
        { Good with { SeenWell = false }, Measured, TestFault.SeenBadly, TestGrade.Doubtful },
        { Good, Measured with { LossUpPercent = 7 }, TestFault.Lossy, TestGrade.Doubtful },
        { Good, Measured with { LossDownPercent = 7 }, TestFault.Lossy, TestGrade.Doubtful },
        { Good, Measured with { RoundTripMs = 640 }, TestFault.LongWay, TestGrade.Doubtful },
        { Good, Measured with { LineBps = 90_000 }, TestFault.Narrow, TestGrade.Doubtful },
        { Good, Measured with { VoiceShare = null }, TestFault.NotRecorded, TestGrade.Doubtful },
    };

    [Fact]
    public void A_good_call_is_ready() => TestJudge.Judge(Good, Measured, []).Should().BeEquivalentTo((TestGrade.Ready, new List<TestFault>()));

    [Theory]
    [MemberData(nameof(Faults))]
    public void Each_fault_is_found_alone_and_has_its_weight(TestReport report, TestFigures figures, TestFault fault, TestGrade grade)
    {
        var verdict = TestJudge.Judge(report, figures, []);

        verdict.Faults.Should().Equal(fault);
        verdict.Grade.Should().Be(grade);
    }

    [Fact]
    public void What_the_recording_shows_counts_too_and_the_worst_stands_first()
    {
        var verdict = TestJudge.Judge(Good with { Lit = false }, Measured, [TestFault.Noisy, TestFault.NotHeard]);

        verdict.Faults.Should().Equal(TestFault.NotHeard, TestFault.Dark, TestFault.Noisy);
        verdict.Grade.Should().Be(TestGrade.NotReady);
    }

    [Fact]
    public void A_call_that_was_never_made_is_one_fault_and_not_also_a_recording_that_is_missing() =>
        TestJudge.Judge(Good with { HeardWell = null }, new TestFigures(), []).Faults.Should().Equal(TestFault.NotTried);

    [Theory]
    [InlineData(AnswerForm.OralWithInterpreter)]
    [InlineData(AnswerForm.Written)]
    public void Who_answers_without_his_voice_needs_neither_microphone_nor_loudspeaker_nor_a_test_recording(AnswerForm form)
    {
        var report = new TestReport(Camera: true, Microphone: false, SpeakerHeard: false, Lit: true, Connected: true, HeardWell: null, SeenWell: true);

        TestJudge.Judge(report, Measured with { VoiceShare = null }, [TestFault.NotHeard], form).Grade.Should().Be(TestGrade.Ready);
        TestJudge.Judge(report, Measured with { PictureCame = false }, [], form).Grade.Should().Be(TestGrade.NotReady, "he is seen or not understood");
        TestJudge.Judge(report, new TestFigures(), [], form).Faults.Should().Equal([TestFault.NotTried], "without a call nothing is known of his line");
    }

    [Fact]
    public void Nobody_misses_the_recording_of_whom_nobody_may_record() =>
        TestJudge.Judge(Good, Measured with { VoiceShare = null }, [], mayBeRecorded: false).Grade.Should().Be(TestGrade.Ready);
}
