namespace Itog.Exam.Regulation;

/// <summary>A case in which the regulation orders scoring from the recording.</summary>
public enum SchemeCase
{
    AutismSpectrum,
    SpecialConditions,
    HomeOrHospitalInPerson,
}
