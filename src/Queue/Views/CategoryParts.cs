using Itog.Queue.Day;
using Itog.Queue.Mailbox;
using Itog.Queue.Protocol;

namespace Itog.Queue.Views;

/// <summary>What pages show of the conditions of who answers: extra minutes, attendants, the written form. Pure functions of a snapshot.</summary>
internal static class CategoryParts
{
    /// <summary>The extra minutes of an attempt; null for who has none.</summary>
    public static ExtraTimeView? Extra(AuditoriumSnapshot s, DayAttempt attempt) =>
        s.Day.Plan.Participant(attempt.Participant) is { ExtraTime: { Ticks: > 0 } granted } && RestRules.Left(s.Day, attempt, s.Now) is { } left
            ? new ExtraTimeView((int)granted.TotalSeconds, (int)left.TotalSeconds, attempt.RestingSince, attempt.RestingSince is null && RestRules.Against(s.Day, attempt, s.Now) is null)
            : null;

    public static IReadOnlyList<AttendantPlaceView> Attendants(AuditoriumSnapshot s, DayAttempt attempt) =>
        [.. AttendantRules.Of(s.Day, attempt).Select(a => new AttendantPlaceView(a.Role, a.Name, a.Beside, attempt.Beside.Contains(a.Id)))];

    /// <summary>The answers in writing, also that one of which nothing is written yet; null for who answers orally.</summary>
    public static IReadOnlyList<WrittenView>? Written(AuditoriumSnapshot s, DayAttempt attempt)
    {
        if (!WritingRules.IsWritten(s.Day.Plan, attempt.Participant))
        {
            return null;
        }

        var now = WritingRules.TaskNow(s.Day, attempt);
        var open = attempt is { RestingSince: null, RecordingPausedAt: null } ? now : null;
        return [.. attempt.Written.Keys.Concat(now is { } task ? [task] : []).Distinct().Order().Select(t => attempt.Written.TryGetValue(t, out var text)
            ? new WrittenView(t, text.Revision, text.Text, text.SavedAt, t == open)
            : new WrittenView(t, 0, "", null, t == open))];
    }
}
