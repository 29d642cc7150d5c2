using Itog.Exam;
using Itog.Exam.People;
using static Itog.Queue.Day.DayEvent;

namespace Itog.Queue.Day;

/// <summary>
/// The pause of a participant's own recording: only where the regulation knows one, and only by whom it names [004 прил. 2, прил. 3; 001 прил. 2,
/// прил. 3]. There is no stop by hand: a recording ends with its attempt. While it is paused the course stands still, so that no task is
/// answered unrecorded, and its time with it; the recording of the whole day goes on [004 §5.4].
/// </summary>
internal static class PauseRules
{
    /// <summary>The trouble of a recording that did not go on when it was asked to.</summary>
    public const string NotResumed = "Запись не продолжилась после паузы. Нажмите «Продолжить запись» ещё раз; если не поможет, сообщите о техническом сбое.";

    /// <summary>Why somebody of this role may not pause the recording of this attempt; null when he may.</summary>
    public static Problem? Against(DayPlan plan, DayAttempt attempt, StaffRole by) =>
        attempt.WithoutRecording is not null ? Refusal.NothingRecorded
        : !plan.Regulation.RecordingPause.Value ? Refusal.NoPause(plan)
        : !plan.Regulation.RecordingControl.Value.Contains(by) ? Refusal.PauseNotYours(plan)
        : null;

    public static Outcome<DayEvent[]> Pause(DayPlan plan, DayAttempt attempt, DayCommand.PauseRecording command, DateTimeOffset now) =>
        Against(plan, attempt, command.By) is { } problem ? problem
        : attempt.RecordingPausedAt is not null ? DayRules.Nothing
        : AttemptRules.End(command.Reason, reason => new RecordingPaused(now, attempt.Id, reason, command.By));

    // Going on is the safe direction: whoever sees a pause may end it, and ask the recorder again when it did not follow the first time.
    public static Outcome<DayEvent[]> Resume(DayAttempt attempt, DateTimeOffset now) =>
        attempt.RecordingPausedAt is null && attempt.RecordingTrouble != NotResumed ? DayRules.Nothing
        : DayRules.Happens(new RecordingResumed(now, attempt.Id));

    // Whoever looks after alarms and pauses himself has no need to be called.
    public static AuditoriumDay Apply(AuditoriumDay day, RecordingPaused e) => day
        .ChangeAttempt(e.Attempt, a => a.Pause(e.At))
        .Raise(AlarmKind.RecordingPaused, e.At, day.Attempt(e.Attempt)?.Participant, e.Reason, alarm => alarm with
        {
            Attempt = e.Attempt,
            AcknowledgedAt = e.By == StaffRole.Technician ? e.At : null,
            AcknowledgedBy = e.By == StaffRole.Technician ? e.By : null,
        });

    public static AuditoriumDay Apply(AuditoriumDay day, RecordingResumed e) => day
        .ChangeAttempt(e.Attempt, a => a.Resume(e.At) with { RecordingTrouble = a.RecordingTrouble == NotResumed ? null : a.RecordingTrouble })
        .AlarmsOver(a => a.Kind == AlarmKind.RecordingPaused || a.Detail == NotResumed, e.At);
}
