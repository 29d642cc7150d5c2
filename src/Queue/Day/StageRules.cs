using Itog.Exam;
using Itog.Exam.Regulation;
using static Itog.Queue.Day.DayEvent;

namespace Itog.Queue.Day;

/// <summary>The eleven stages, in order, with the choice of topic and the notes.</summary>
internal static class StageRules
{
    /// <summary>What keeps the running stage from giving way to the next one.</summary>
    public static IEnumerable<Problem> ObstaclesToNext(AuditoriumDay day, DayAttempt attempt)
    {
        if (attempt.Phase != AttemptPhase.InProgress)
        {
            yield return attempt.Phase == AttemptPhase.Admitted ? Refusal.KimNotOpened
                : attempt.ScreenShared ? Refusal.KimNotShown
                : Refusal.ScreenNotShared;
        }

        if (attempt.Stage != Stage.Closing && !day.Ticket(attempt.Participant).Presence.Connected)
        {
            yield return Refusal.ParticipantAway;
        }

        foreach (var away in attempt.Stage == Stage.Closing ? [] : AttendantRules.Obstacles(day, attempt))
        {
            yield return away;
        }

        if (attempt.RestingSince is not null)
        {
            yield return Refusal.Resting;
        }

        // After the last answer there is nothing left to be recorded.
        if (attempt.RecordingPausedAt is not null && attempt.Stage != Stage.Closing)
        {
            yield return Refusal.RecordingIsPaused;
        }

        if (attempt.Stage == Stage.TopicChoice && attempt.Topic is null)
        {
            yield return Refusal.TopicNotChosen;
        }
    }

    public static Outcome<DayEvent[]> Next(AuditoriumDay day, Stage from, DateTimeOffset now)
    {
        if (day.Current is not { } attempt)
        {
            return from == Stage.Closing && day.Ended is [.., { Phase: AttemptPhase.Finished }] ? DayRules.Nothing : Refusal.NoAttempt;
        }

        // Pressed twice: the first press has already moved on from there.
        if (attempt.Phase == AttemptPhase.InProgress && from < Stage.Closing && attempt.Stage == day.Plan.StageAfter(attempt.Participant, from))
        {
            return DayRules.Nothing;
        }

        if (attempt.Stage != from)
        {
            return Refusal.OtherStage(day.Plan.Regulation.RuleOf(attempt.Stage).Title);
        }

        if (ObstaclesToNext(day, attempt).FirstOrDefault() is { } obstacle)
        {
            return obstacle;
        }

        return from == Stage.Closing
            ? DayRules.Happens(new AttemptFinished(now, attempt.Id))
            : DayRules.Happens(new StageBegun(now, attempt.Id, day.Plan.StageAfter(attempt.Participant, from)));
    }

    public static Outcome<DayEvent[]> Choose(AuditoriumDay day, DayAttempt attempt, int topic, DateTimeOffset now) =>
        attempt.Stage != Stage.TopicChoice ? Refusal.NoTopicStage
        : day.Plan.Variants.FirstOrDefault(v => v.Number == attempt.Variant) is not { } variant || topic < 1 || topic > variant.Topics ? Refusal.NoSuchTopic
        : attempt.Topic == topic ? DayRules.Nothing
        : DayRules.Happens(new TopicChosen(now, attempt.Id, topic));

    public static Outcome<DayEvent[]> Note(AuditoriumDay day, DayAttempt attempt, DayCommand.SaveNotes command, DateTimeOffset now) =>
        attempt.Participant != command.Participant ? Refusal.NotYourAttempt
        : !NotesAllowed(day, attempt) ? Refusal.NoNotes
        : command.Text.Length > DayRules.NotesLimit ? Refusal.NotesTooLong
        : command.Text == attempt.Notes ? DayRules.Nothing
        : DayRules.Happens(new NotesSaved(now, attempt.Id, command.Text));

    // In the written form drafts are allowed throughout [004 §6.7]; all others have the field of task 2.
    public static bool NotesAllowed(AuditoriumDay day, DayAttempt attempt) =>
        attempt.Phase == AttemptPhase.InProgress
        && day.Plan.Regulation.RuleOf(attempt.Stage) is var rule
        && (rule.NotesAllowed || (rule.Counted && WritingRules.IsWritten(day.Plan, attempt.Participant)));
}
