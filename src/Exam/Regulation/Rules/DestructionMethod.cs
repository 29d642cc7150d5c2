namespace Itog.Exam.Regulation;

/// <summary>How materials are destroyed when their term is over.</summary>
public enum DestructionMethod
{
    Shredding,
    SpecialistCompany,
    Deletion,
    NotNamed,
}
