namespace Itog.Exam.Regulation;

/// <summary>Who chooses the scheme of scoring; the regulation itself when it names the scheme for every case.</summary>
public enum SchemeChooser
{
    Region,
    School,
    SchoolWithMunicipality,
    Regulation,
}
