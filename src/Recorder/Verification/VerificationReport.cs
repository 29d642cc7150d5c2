namespace Itog.Recorder.Verification;

/// <summary>What a verification found.</summary>
public sealed record VerificationReport(int Recordings, int Files, IReadOnlyList<VerificationFault> Faults)
{
    /// <summary>Sealed recordings whose key was not at hand: compared with the hashes of their sealed files alone.</summary>
    public int Closed { get; init; }

    public bool Intact => Faults.Count == 0;
}
