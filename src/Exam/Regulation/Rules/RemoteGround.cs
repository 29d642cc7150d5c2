namespace Itog.Exam.Regulation;

/// <summary>On what ground somebody may sit the exam remotely.</summary>
public enum RemoteGround
{
    DistanceLearning,
    HomeOrHospital,
    Quarantine,
    UnableToAttend,
    ValidReason,
    Emergency,
    Everyone,
}
