using System.Globalization;
using Itog.Exam.Regulation;
using Itog.Queue.Day;
using Itog.Recorder;
using static Itog.Queue.Day.DayEvent;

namespace Itog.Queue.Mailbox;

/// <summary>
/// The bookmarks that an event sets in the recordings: stages and tasks with begin and end, cards shown and taken away, connections lost.
/// Players jump by them. Pure.
/// </summary>
public static class RecordingMarks
{
    public static IReadOnlyList<Bookmark> Of(DayEvent happened, AuditoriumDay before)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(before);
        return happened switch
        {
            Admitted => [new Bookmark(Kind(happened)), new Bookmark("stageBegun", nameof(Stage.Greeting))],
            StageBegun e => [.. Change(before, e.Stage)],
            KimOpened e => [new Bookmark(Kind(e), Text(e.Variant))],
            TopicChosen e => [new Bookmark(Kind(e), Text(e.Topic))],
            SpokenMarked { Said: true } e => [new Bookmark("spoken", e.What.ToString())],
            ScreenShared e => [new Bookmark(e.Shared ? "screenShared" : "screenStopped")],
            TechnicalFailure or ReturnedToQueue or AttemptFinished or MarkedUnfinished or Removed => [.. End(before), new Bookmark(Kind(happened))],
            AttendantCame e => [new Bookmark(Kind(e), e.Role.ToString())],
            AttendantLost e => [new Bookmark(Kind(e), e.Role.ToString())],
            RestBegan or RestEnded or KimShown or ReadyConfirmed or BriefingCompleted or RecordingPaused or RecordingResumed => [new Bookmark(Kind(happened))],
            ParticipantLost e => Lost(e, e.Participant, before),
            ParticipantReturned e => Lost(e, e.Participant, before),
            InterlocutorLost or InterlocutorReturned when before.Current is not null => [new Bookmark(Kind(happened))],
            _ => [],
        };
    }

    private static Bookmark[] Lost(DayEvent happened, Guid participant, AuditoriumDay before) =>
        before.Current?.Participant == participant ? [new Bookmark(Kind(happened))] : [];

    private static IEnumerable<Bookmark> Change(AuditoriumDay before, Stage next)
    {
        var now = Rule(before);
        var rule = before.Plan.Regulation.RuleOf(next);
        return
        [
            .. now is null ? [] : Ended(now),
            .. now is not null && now.Card != rule.Card ? Card("cardTaken", now.Card) : [],
            new Bookmark("stageBegun", rule.Stage.ToString()),
            .. now?.Card != rule.Card ? Card("cardShown", rule.Card) : [],
            .. rule.Task is { } task ? new[] { new Bookmark("taskBegun", Text(task)) } : [],
        ];
    }

    private static IEnumerable<Bookmark> End(AuditoriumDay before) => Rule(before) is { } rule ? [.. Ended(rule), .. Card("cardTaken", rule.Card)] : [];

    private static IEnumerable<Bookmark> Ended(StageRule rule) =>
    [
        .. rule.Task is { } task ? new[] { new Bookmark("taskEnded", Text(task)) } : [],
        new Bookmark("stageEnded", rule.Stage.ToString()),
    ];

    private static IEnumerable<Bookmark> Card(string kind, KimCard card) => card == KimCard.None ? [] : [new Bookmark(kind, card.ToString())];

    private static StageRule? Rule(AuditoriumDay day) => day.Current is { } attempt ? day.Plan.Regulation.RuleOf(attempt.Stage) : null;

    private static string Kind(DayEvent happened)
    {
        var name = happened.GetType().Name;
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
