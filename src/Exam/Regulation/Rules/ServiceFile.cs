namespace Itog.Exam.Regulation;

/// <summary>The format of the service file of results [contradiction D10].</summary>
public enum ServiceFile
{
    B2p,
    Xml,
}
