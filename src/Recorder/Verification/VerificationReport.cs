namespace Itog.Recorder.Verification;

/// <summary>What a verification found.</summary>
public sealed record VerificationReport(int Recordings, int Files, IReadOnlyList<VerificationFault> Faults)
{
    public bool Intact => Faults.Count == 0;
}
