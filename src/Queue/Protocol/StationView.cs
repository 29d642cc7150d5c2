namespace Itog.Queue.Protocol;

/// <summary>The interlocutor's station.</summary>
public sealed record StationView : PageView
{
    public override string Kind => "station";
    public required bool ConferenceOpen { get; init; }
    public required IReadOnlyList<TicketView> Queue { get; init; }
    public required AttemptView? Attempt { get; init; }
    public required ScriptView Script { get; init; }
    public required KimCardView? Card { get; init; }
    public required IReadOnlyList<TopicView>? Topics { get; init; }
    public required IReadOnlyList<string>? Questions { get; init; }
    public required IReadOnlyList<ProblemView> Obstacles { get; init; }
    public required IReadOnlyList<AttemptView> Ended { get; init; }

    /// <summary>May the interlocutor pause the recording; null while nobody answers.</summary>
    public required PauseView? Pause { get; init; }

    /// <summary>The break after the last answer; null while somebody is in the room, and before the first answer.</summary>
    public required BreakView? Break { get; init; }

    /// <summary>Alarms that nobody acknowledged in time.</summary>
    public required IReadOnlyList<AlarmView> Alarms { get; init; }
}
