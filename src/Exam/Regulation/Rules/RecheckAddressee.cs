namespace Itog.Exam.Regulation;

/// <summary>To whom the application for a recheck goes [contradiction D6].</summary>
public enum RecheckAddressee
{
    Ministry,
    Minister,
    SchoolHead,
    Region,
}
