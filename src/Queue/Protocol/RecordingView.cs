namespace Itog.Queue.Protocol;

/// <summary>The recording of an attempt; <paramref name="Trouble"/> says in Russian why it failed and what to do.</summary>
/// <param name="Warnings">What is wrong with the voices now, in Russian; for staff.</param>
/// <param name="Verdict">What the check of the finished file found; for staff.</param>
/// <param name="AwaitsDecision">Somebody has to decide whether it stands or the attempt ends early (ИС-08); for staff.</param>
/// <param name="Disputed">The participant said that he hears it badly.</param>
public sealed record RecordingView(
    RecordingPhase State,
    bool ParticipantHeard,
    bool InterlocutorHeard,
    string? Trouble,
    IReadOnlyList<string> Warnings,
    VerdictView? Verdict,
    bool AwaitsDecision,
    bool Disputed)
{
    public static RecordingView None { get; } = new(RecordingPhase.NotStarted, false, false, null, [], null, false, false);

    /// <summary>What its participant may know of it.</summary>
    public RecordingView ForParticipant() => this with { Warnings = [], Verdict = null, AwaitsDecision = false };
}
