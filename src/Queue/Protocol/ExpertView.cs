namespace Itog.Queue.Protocol;

/// <summary>The expert's page.</summary>
public sealed record ExpertView : PageView
{
    public override string Kind => "expert";
    public required bool ConferenceOpen { get; init; }

    /// <summary>Why the expert is not in the room although it is open; null otherwise.</summary>
    public required ProblemView? KeptOut { get; init; }
    public required AttemptView? Attempt { get; init; }
    public required KimCardView? Card { get; init; }
    public required IReadOnlyList<string>? Questions { get; init; }
    public required IReadOnlyList<ProtocolView> Protocols { get; init; }
}
