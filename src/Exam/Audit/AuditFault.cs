namespace Itog.Exam.Audit;

/// <summary>What is wrong with a row of the audit log.</summary>
public enum AuditFault
{
    RowMissing,
    ChainBroken,
    RowAltered,
    SequenceBroken,
}
