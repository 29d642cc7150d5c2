namespace Itog.Exam.Regulation;

/// <summary>What the regulation says of a removed participant who wants to sit again [contradiction D8].</summary>
public enum RemovedReadmission
{
    Allowed,
    NotListed,
    AskRegion,
}
