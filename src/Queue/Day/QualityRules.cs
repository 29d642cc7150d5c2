using System.Collections.Immutable;
using Itog.Exam;
using Itog.Recorder.Quality;
using static Itog.Queue.Day.DayEvent;

namespace Itog.Queue.Day;

/// <summary>
/// The voices while they are recorded, the verdict on the finished recording, and what people decide about a poor one: it stays and is scored,
/// or the attempt ends early (ИС-08) and the participant sits again, today with a variant that he has not seen if he agrees, or on
/// another date [004 §5.7, 002 §58].
/// </summary>
internal static class QualityRules
{
    /// <summary>Whether somebody has to decide about the recording of this attempt.</summary>
    public static bool AwaitsDecision(DayAttempt attempt) =>
        attempt is { Phase: AttemptPhase.Finished, RecordingAcceptedAt: null }
        && (attempt.RecordingGrade > VerdictGrade.Scorable || attempt.RecordingDisputedAt is not null || attempt is { RecordingTrouble: not null, RecordingSha256: null });

    public static Outcome<DayEvent[]> ReportSound(AuditoriumDay day, DayCommand.ReportSoundTrouble command, DateTimeOffset now) =>
        day.Current is not { } attempt || (attempt.Id != command.Attempt && day.Stream(command.Attempt) is null) || attempt.SoundTroubles.Contains(command.Trouble) == command.Present ? DayRules.Nothing
        : command.Present ? DayRules.Happens(new SoundTroubleBegan(now, attempt.Id, command.Trouble))
        : DayRules.Happens(new SoundTroubleEnded(now, attempt.Id, command.Trouble));

    public static Outcome<DayEvent[]> Judge(AuditoriumDay day, DayCommand.JudgeRecording command, DateTimeOffset now) =>
        day.Attempt(command.Attempt) is not { } attempt || attempt.RecordingGrade == command.Grade
            ? DayRules.Nothing
            : DayRules.Happens(new RecordingJudged(now, attempt.Id, command.Grade, command.Reasons));

    public static Outcome<DayEvent[]> Dispute(AuditoriumDay day, Guid participant, DateTimeOffset now) =>
        day.AttemptsOf(participant).LastOrDefault() is not { Phase: AttemptPhase.Finished, EndConfirmedAt: null } attempt ? Refusal.NothingToDispute
        : attempt.RecordingDisputedAt is not null ? DayRules.Nothing
        : DayRules.Happens(new RecordingDisputed(now, attempt.Id));

    public static Outcome<DayEvent[]> Accept(AuditoriumDay day, Guid attempt, DateTimeOffset now) =>
        day.Attempt(attempt) is not { Phase: AttemptPhase.Finished } finished ? Refusal.NotFinished
        : AwaitsDecision(finished) ? DayRules.Happens(new RecordingAccepted(now, attempt))
        : DayRules.Nothing;

    public static Outcome<DayEvent[]> End(AuditoriumDay day, DayCommand.EndForRecording command, DateTimeOffset now)
    {
        if (day.Attempt(command.Attempt) is not { } attempt)
        {
            return Refusal.NotFinished;
        }

        if (attempt.EndedForRecording)
        {
            return DayRules.Nothing;
        }

        return attempt.Phase != AttemptPhase.Finished || day.AttemptsOf(attempt.Participant).Last().Id != attempt.Id ? Refusal.NotFinished
            : command.AgainToday && KimRules.Choose(day, attempt.Participant, command.SeenBefore) is null ? Refusal.NoVariantForToday
            : AttemptRules.End(command.Reason, reason => new EndedForRecording(now, attempt.Id, reason, command.AgainToday));
    }

    public static AuditoriumDay Apply(AuditoriumDay day, EndedForRecording e)
    {
        var participant = day.Attempt(e.Attempt)!.Participant;
        var ended = day.ChangeAttempt(e.Attempt, a => a with
        {
            Phase = AttemptPhase.Unfinished,
            EndReason = e.Reason,
            EndedForRecording = true,
            AgainToday = e.AgainToday,
        }).AlarmsOver(a => a.Attempt == e.Attempt, e.At);
        return e.AgainToday ? ended.Return(participant, QueueReason.ReturnedForRecording, Wish.Today, day.Plan.Regulation.FailureRule.Value.Place, e.At) : ended;
    }

    public static AuditoriumDay Apply(AuditoriumDay day, RecordingJudged e)
    {
        var judged = day.ChangeAttempt(e.Attempt, a => a with { RecordingGrade = e.Grade });
        var attempt = judged.Attempt(e.Attempt);
        return attempt is null || !AwaitsDecision(attempt) ? judged
            : judged.Raise(AlarmKind.RecordingPoor, e.At, attempt.Participant, string.Join(". ", e.Reasons) + ".", a => a with { Attempt = e.Attempt, Grade = e.Grade });
    }
}
