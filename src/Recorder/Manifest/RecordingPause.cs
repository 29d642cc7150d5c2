namespace Itog.Recorder.Manifest;

/// <summary>A part of the time line in which the recorder was switched off on purpose; nothing of it was ever in its memory.</summary>
/// <param name="EndSample">Null while it lasts.</param>
/// <param name="Reason">A code, no person: <see cref="NoConsent"/> or <see cref="ByRegulation"/>.</param>
public sealed record RecordingPause(long StartSample, long? EndSample, string Reason)
{
    /// <summary>Somebody answered of whom nothing may be recorded [001 §8.8].</summary>
    public const string NoConsent = "noConsent";

    /// <summary>Somebody in charge paused it, as the regulation allows [004 прил. 3]; the audit log knows who and why.</summary>
    public const string ByRegulation = "regulation";
}
