namespace Itog.Exam.Audit;

/// <summary>What a walk over the chain found.</summary>
/// <param name="SoundRows">How many rows from the first one on are sound.</param>
/// <param name="FirstBrokenRow">The id of the first row that is not, or null.</param>
/// <param name="Head">The hash of the last sound row: kept elsewhere, it also proves that nothing was cut off the end.</param>
public sealed record AuditVerification(long SoundRows, long? FirstBrokenRow, AuditFault? Fault, byte[] Head)
{
    public bool Sound => FirstBrokenRow is null;
}
