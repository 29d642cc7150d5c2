namespace Itog.Queue.Protocol;

/// <summary>The page of a public observer or an official: he watches and hears one auditorium, and learns no name from it.</summary>
public sealed record ObserverView : PageView
{
    public override string Kind => "observer";
    public required bool ConferenceOpen { get; init; }

    /// <summary>Who answers now, without his name; null while nobody does.</summary>
    public required ObservedAttemptView? Attempt { get; init; }
    public required ObservedQueueView Queue { get; init; }
}
