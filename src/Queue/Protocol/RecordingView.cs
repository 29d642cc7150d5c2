namespace Itog.Queue.Protocol;

/// <summary>The recording of an attempt; <paramref name="Trouble"/> says in Russian why it failed and what to do.</summary>
/// <param name="PausedAt">Since when it is paused by hand.</param>
/// <param name="Warnings">What is wrong with the voices now, in Russian; for staff.</param>
/// <param name="Verdict">What the check of the finished file found; for staff.</param>
/// <param name="AwaitsDecision">Somebody has to decide whether it stands or the attempt ends early (ИС-08); for staff.</param>
/// <param name="Disputed">The participant said that he hears it badly.</param>
public sealed record RecordingView(
    RecordingPhase State,
    bool ParticipantHeard,
    bool InterlocutorHeard,
    string? Trouble,
    DateTimeOffset? PausedAt,
    IReadOnlyList<string> Warnings,
    VerdictView? Verdict,
    bool AwaitsDecision,
    bool Disputed)
{
    public static RecordingView None { get; } = new(RecordingPhase.NotStarted, false, false, null, null, [], null, false, false);

    /// <summary>What its participant may know of it. Whenever anything records him, he sees that it runs: his own recording, or that of the whole day.</summary>
    public RecordingView ForParticipant(bool dayIsRecorded) =>
        (dayIsRecorded && State is RecordingPhase.NotStarted or RecordingPhase.Paused or RecordingPhase.Failed ? this with { State = RecordingPhase.Recording, PausedAt = null } : this)
            with { Warnings = [], Verdict = null, AwaitsDecision = false };
}
