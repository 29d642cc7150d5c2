namespace Itog.Exam.People;

/// <summary>What ties somebody to an answer that he would recheck.</summary>
[Flags]
public enum RecheckTies
{
    None = 0,

    /// <summary>He scored or interviewed this participant, or rechecked him before.</summary>
    TookPart = 1,

    /// <summary>He was of the school's commission that checks answers.</summary>
    CheckedHere = 2,

    /// <summary>He serves, or served, in any role of the school's exam.</summary>
    ServesSchool = 4,
}
