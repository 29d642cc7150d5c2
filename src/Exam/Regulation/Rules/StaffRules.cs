namespace Itog.Exam.Regulation;

/// <summary>What the regulation asks of the people who hold and check the exam.</summary>
public sealed record StaffRules(
    Ruled<string> ExpertQualification,
    Ruled<bool> InterlocutorMayTeachClass,
    Ruled<bool> ConflictOfInterestDeclared,
    Ruled<bool> SingleCommissionAllowed);
