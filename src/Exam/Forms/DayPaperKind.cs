namespace Itog.Exam.Forms;

/// <summary>What kind of paper a <see cref="DayPaper"/> is; pages and the transfer package sort by it.</summary>
public enum DayPaperKind
{
    List,
    Schedule,
    Register,
    Protocol,

    /// <summary>A written answer on draft sheets.</summary>
    DraftSheet,
    ResultForm,
    Act,
    Acquaintance,
}
