using Itog.Conference;
using Itog.Recorder.Manifest;

namespace Itog.Recorder.Quality;

/// <summary>
/// The verdict on a finished recording: can an expert score by it [004 §5.7: no failures, no noise, both voices clearly heard]?
/// Works on the list of levels and the manifest alone. Pure.
/// </summary>
internal sealed class QualityJudge(RecordingManifest manifest, QualityThresholds thresholds)
{
    private const long DurationTolerance = RecordingManifest.SampleRate / 50;
    private const long ShortestJudgedAnswer = RecordingManifest.SampleRate * 10L;

    private readonly List<QualityFinding> _findings = [];
    private readonly IReadOnlyList<AnswerSpan> _answers = AnswerSpan.Of(manifest);

    /// <param name="samples">Length of the file.</param>
    public RecordingVerdict Judge(IReadOnlyList<LevelWindow> left, IReadOnlyList<LevelWindow> right, long samples)
    {
        var error = samples - manifest.Samples!.Value;
        if (Math.Abs(error) > DurationTolerance)
        {
            Find(RecordingFault.WrongDuration, VerdictGrade.Doubtful, null, Milliseconds(error));
        }

        var participant = Measure(left, Seat.Participant);
        var interlocutor = Measure(right, Seat.Interlocutor);
        if (manifest.AnsweringSeat is not null)
        {
            JudgeVoices(left, participant, interlocutor);
        }

        if (manifest.Segments.Any(s => s.Damaged))
        {
            Find(RecordingFault.JournalDamaged, VerdictGrade.Doubtful, null, manifest.Segments.Count(s => s.Damaged));
        }

        return new RecordingVerdict
        {
            Grade = _findings.Select(f => f.Grade).DefaultIfEmpty().Max(),
            Findings = [.. _findings.OrderByDescending(f => f.Grade)],
            DurationErrorMilliseconds = Milliseconds(error),
            Left = participant,
            Right = interlocutor,
        };
    }

    // An answer in writing is scored by what is written: of its recording nothing is asked but that it is whole.
    private void JudgeVoices(IReadOnlyList<LevelWindow> left, ChannelLevel participant, ChannelLevel interlocutor)
    {
        JudgeSide(participant, Seat.Participant, RecordingFault.ParticipantNotHeard, thresholds.ParticipantVoiceShare);
        JudgeSide(interlocutor, Seat.Interlocutor, RecordingFault.InterlocutorNotHeard, thresholds.InterlocutorVoiceShare);
        if (_findings.TrueForAll(f => f.Fault != RecordingFault.ParticipantNotHeard))
        {
            JudgeAnswers(left);
        }

        JudgeHoles(Seat.Participant, _answers);
        JudgeHoles(Seat.Interlocutor, [.. _answers.Where(a => a.Task == AnswerSpan.Stages.Count)]);
    }

    private void JudgeSide(ChannelLevel level, Seat side, RecordingFault notHeard, double leastVoice) =>
        _findings.AddRange(SideJudge.Judge(level, side, notHeard, leastVoice, thresholds));

    private void JudgeAnswers(IReadOnlyList<LevelWindow> left)
    {
        foreach (var answer in _answers.Where(a => a.End - a.Start >= ShortestJudgedAnswer))
        {
            var windows = left.Skip((int)(answer.Start / LevelFile.WindowSamples)).Take((int)((answer.End - answer.Start) / LevelFile.WindowSamples)).ToList();
            var share = windows.Count == 0 ? 0 : SideJudge.VoiceShare(windows, thresholds);
            if (share < thresholds.TaskVoiceShare)
            {
                Find(RecordingFault.SilentInTask, VerdictGrade.Doubtful, Seat.Participant, share, answer.Task);
            }
        }
    }

    // A pause is a choice of the participant's side (mute); the silence it leaves is judged as silence.
    private void JudgeHoles(Seat side, IReadOnlyList<AnswerSpan> answers)
    {
        var total = answers.Sum(a => a.End - a.Start);
        var holes = GapsOf(side).Where(g => g.Cause != GapCause.Pause)
            .SelectMany(g => answers.Select(a => (a.Task, Samples: a.Overlap(g.StartSample, g.Samples)))).Where(h => h.Samples > 0).ToList();
        if (holes.Count == 0)
        {
            return;
        }

        var missing = holes.Sum(h => h.Samples);
        var share = (double)missing / total;
        if (share <= thresholds.DoubtfulMissingShare && holes.Max(h => h.Samples) < thresholds.LongestHoleSeconds * RecordingManifest.SampleRate)
        {
            return;
        }

        var grade = side == Seat.Participant && share > thresholds.UnscorableMissingShare ? VerdictGrade.Unscorable : VerdictGrade.Doubtful;
        foreach (var task in holes.GroupBy(h => h.Task))
        {
            Find(RecordingFault.SoundMissing, grade, side, Math.Round((double)task.Sum(h => h.Samples) / RecordingManifest.SampleRate, 1), task.Key);
        }
    }

    private ChannelLevel Measure(IReadOnlyList<LevelWindow> windows, Seat side) => SideJudge.Measure(OutsideGaps(windows, side), side, thresholds);

    private List<LevelWindow> OutsideGaps(IReadOnlyList<LevelWindow> windows, Seat side)
    {
        var missing = new bool[windows.Count];
        foreach (var gap in GapsOf(side))
        {
            var from = Math.Clamp(gap.StartSample / LevelFile.WindowSamples, 0, windows.Count);
            var to = Math.Clamp((gap.StartSample + gap.Samples) / LevelFile.WindowSamples, from, windows.Count);
            Array.Fill(missing, true, (int)from, (int)(to - from));
        }

        return [.. windows.Where((_, i) => !missing[i])];
    }

    private IEnumerable<RecordingGap> GapsOf(Seat side)
    {
        var speaker = side == Seat.Participant ? manifest.AnsweringSeat ?? side : side;
        return manifest.Gaps.Where(g => Slot.TryParse(g.Track, out var slot) && slot.Seat == speaker && slot.Source == TrackSource.Microphone);
    }

    private void Find(RecordingFault fault, VerdictGrade grade, Seat? side, double value, int? task = null) =>
        _findings.Add(new QualityFinding(fault, grade, side, value, task));

    private static double Milliseconds(long samples) => samples * 1000.0 / RecordingManifest.SampleRate;
}
