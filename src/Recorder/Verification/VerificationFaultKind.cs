namespace Itog.Recorder.Verification;

/// <summary>What is wrong with a file.</summary>
public enum VerificationFaultKind
{
    Missing,
    Changed,
    Unreadable,
}
