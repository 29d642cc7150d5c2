namespace Itog.Queue.Protocol;

/// <summary>The recording of an attempt; <paramref name="Trouble"/> says in Russian why it failed and what to do.</summary>
public sealed record RecordingView(RecordingPhase State, bool ParticipantHeard, bool InterlocutorHeard, string? Trouble)
{
    public static RecordingView None { get; } = new(RecordingPhase.NotStarted, false, false, null);
}
