using Itog.Exam.People;

namespace Itog.Exam.Readiness;

/// <summary>The verdict on a test call, out of what the server measured and what the page knows. Pure; any thread.</summary>
public static class TestJudge
{
    /// <summary>Losses that recovery hides no longer, and a delay at which people begin to speak across each other.</summary>
    public const double MuchLossPercent = 5;

    public const double LongWayMs = 500;

    /// <summary>A voice and a small picture need about so much.</summary>
    public const long NarrowBps = 150_000;

    // Who answers by hands or in writing needs neither a microphone nor an ear.
    private static readonly TestFault[] OfVoice =
    [
        TestFault.NoMicrophone, TestFault.NotHeard, TestFault.NoSpeaker, TestFault.Quiet, TestFault.Clipped, TestFault.Noisy, TestFault.HeardBadly, TestFault.NotRecorded,
    ];

    /// <param name="ofVoice">What the check of recordings found in the test recording.</param>
    /// <param name="form">How the person answers; a station's interlocutor speaks.</param>
    /// <param name="mayBeRecorded">Nobody misses the test recording of somebody who refused his consent.</param>
    public static (TestGrade Grade, List<TestFault> Faults) Judge(
        TestReport report, TestFigures figures, IReadOnlyCollection<TestFault> ofVoice, AnswerForm form = AnswerForm.Oral, bool mayBeRecorded = true)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(figures);
        ArgumentNullException.ThrowIfNull(ofVoice);
        List<TestFault> faults =
        [
            .. Find(report, figures).Where(f => f != TestFault.NotRecorded || mayBeRecorded).Concat(ofVoice)
                .Where(f => form == AnswerForm.Oral || !OfVoice.Contains(f)).Distinct().Order(),
        ];
        var grade = faults.Count == 0 ? TestGrade.Ready : faults[0] < TestFault.Dark ? TestGrade.NotReady : TestGrade.Doubtful;
        return (grade, faults);
    }

    private static IEnumerable<TestFault> Find(TestReport report, TestFigures figures)
    {
        if (!report.Microphone)
        {
            yield return TestFault.NoMicrophone;
        }

        if (!report.Camera)
        {
            yield return TestFault.NoCamera;
        }
        else if (!report.Lit)
        {
            yield return TestFault.Dark;
        }

        if (!report.SpeakerHeard)
        {
            yield return TestFault.NoSpeaker;
        }

        if (!report.Connected)
        {
            // Whatever else the line does, nothing of it was seen.
            yield return TestFault.Blocked;
            yield break;
        }

        // Without a way there was no call, and nothing is known of the picture.
        if (report.Camera && figures is { Path: not null, PictureCame: false })
        {
            yield return TestFault.NoPicture;
        }

        if (figures is { Path: null, VoiceShare: null })
        {
            yield return TestFault.NotTried;
        }
        else if (figures.VoiceShare is null)
        {
            yield return TestFault.NotRecorded;
        }

        if (report.HeardWell == false)
        {
            yield return TestFault.HeardBadly;
        }

        if (report.SeenWell == false)
        {
            yield return TestFault.SeenBadly;
        }

        if (Math.Max(figures.LossUpPercent ?? 0, figures.LossDownPercent ?? 0) > MuchLossPercent)
        {
            yield return TestFault.Lossy;
        }

        if (figures.RoundTripMs > LongWayMs)
        {
            yield return TestFault.LongWay;
        }

        if (figures.LineBps < NarrowBps)
        {
            yield return TestFault.Narrow;
        }
    }
}
