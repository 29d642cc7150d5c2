using Itog.Exam;
using Itog.Exam.People;
using Itog.Exam.Regulation;
using Itog.Exam.Writing;
using static Itog.Queue.Day.DayEvent;

namespace Itog.Queue.Day;

/// <summary>The written form [004 §6.7]: each task is written while its stage runs, saved revision by revision, and locked with its stage.</summary>
public static class WritingRules
{
    /// <summary>The longest answer to a task, in characters.</summary>
    public const int AnswerLimit = 10_000;

    /// <summary>The longest question that the interlocutor writes.</summary>
    public const int QuestionLimit = 500;

    /// <summary>Last words that were typed in time may still be on their way when the stage ends.</summary>
    public static readonly TimeSpan OnTheWay = TimeSpan.FromSeconds(5);

    private const int MaxQuestions = 12;

    /// <summary>Whether a participant answers in writing.</summary>
    public static bool IsWritten(DayPlan plan, Guid participant)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.WhoSat(participant) is { Form: AnswerForm.Written };
    }

    /// <summary>The task that is written now; null while none is.</summary>
    public static int? TaskNow(AuditoriumDay day, DayAttempt attempt)
    {
        ArgumentNullException.ThrowIfNull(day);
        ArgumentNullException.ThrowIfNull(attempt);
        return attempt.Phase == AttemptPhase.InProgress && IsWritten(day.Plan, attempt.Participant) && day.Plan.Regulation.RuleOf(attempt.Stage).Task is >= 2 and var task
            ? task
            : null;
    }

    internal static Outcome<DayEvent[]> Save(AuditoriumDay day, DayAttempt attempt, DayCommand.WriteAnswer command, DateTimeOffset now)
    {
        if (attempt.Participant != command.Participant)
        {
            return Refusal.NotYourAttempt;
        }

        if (!IsWritten(day.Plan, attempt.Participant))
        {
            return Refusal.NotInWriting;
        }

        var known = attempt.Written.GetValueOrDefault(command.Task);
        return known?.Text == command.Text ? DayRules.Nothing
            : !IsOpen(day, attempt, command.Task, now) ? Refusal.AnswerLocked(command.Task)
            : command.Text.Length > AnswerLimit ? Refusal.AnswerTooLong
            : command.After != (known?.Revision ?? 0) ? Refusal.AnswerNewer
            : DayRules.Happens(new AnswerWritten(now, attempt.Id, command.Task, command.After + 1, WrittenAnswers.HashOf(command.Text), command.Text.Length) { Text = command.Text });
    }

    internal static Outcome<DayEvent[]> Ask(AuditoriumDay day, DayAttempt attempt, string text, DateTimeOffset now)
    {
        var question = text.Trim();
        return attempt is not { Phase: AttemptPhase.InProgress, Stage: Stage.Dialogue } || !IsWritten(day.Plan, attempt.Participant) ? Refusal.NoWrittenDialogue
            : question.Length is 0 or > QuestionLimit ? Refusal.BadQuestion
            : attempt.Questions.Contains(question) ? DayRules.Nothing
            : attempt.Questions.Length >= MaxQuestions ? Refusal.BadQuestion
            : DayRules.Happens(new QuestionWritten(now, attempt.Id, question));
    }

    internal static DayAttempt Apply(DayAttempt attempt, AnswerWritten e) =>
        attempt with { Written = attempt.Written.SetItem(e.Task, new WrittenText(e.Revision, e.Text ?? "", e.Sha256, e.At)) };

    private static bool IsOpen(AuditoriumDay day, DayAttempt attempt, int task, DateTimeOffset now)
    {
        var run = attempt.Stages.LastOrDefault(r => day.Plan.Regulation.RuleOf(r.Stage).Task == task);
        return attempt.Phase == AttemptPhase.InProgress && run is not null && (run.EndedAt ?? run.StandsSince) is var until && (until is null || now - until <= OnTheWay);
    }
}
