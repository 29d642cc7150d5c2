using Itog.Queue.Day;

namespace Itog.Queue.Protocol;

/// <summary>An attempt as an observer sees it: its course and nothing of the person. <paramref name="Stage"/> is an index in <paramref name="Stages"/>.</summary>
/// <param name="KimShown">The participant sees the КИМ, so that the observer may see it too.</param>
public sealed record ObservedAttemptView(
    AttemptPhase Phase,
    IReadOnlyList<StageView> Stages,
    int Stage,
    bool ParticipantConnected,
    bool KimShown,
    RecordingPhase Recording);
