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

    /// <summary>Participants of this auditorium who ask for help and whom nobody has seen to yet.</summary>
    public required IReadOnlyList<HelpCallView> HelpCalls { get; init; }

    /// <summary>What he has to say to the recording now; empty at most stages.</summary>
    public required IReadOnlyList<PromptView> Prompts { get; init; }

    /// <summary>Null while nobody is in the room.</summary>
    public required EndingsView? Endings { get; init; }

    /// <summary>The other auditoriums of the day with their queues; empty where the regulation shares none.</summary>
    public required IReadOnlyList<NeighbourView> Neighbours { get; init; }

    /// <summary>Why nobody of another queue can be taken now; null when somebody can.</summary>
    public required ProblemView? TakingRefused { get; init; }

    /// <summary>Alarms that nobody acknowledged in time.</summary>
    public required IReadOnlyList<AlarmView> Alarms { get; init; }

    /// <summary>What the technician wrote and the interlocutor has not confirmed yet, oldest first.</summary>
    public required IReadOnlyList<MessageView> Messages { get; init; }
}
