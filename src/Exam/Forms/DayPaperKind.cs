namespace Itog.Exam.Forms;

/// <summary>What kind of paper a <see cref="DayPaper"/> is; pages and the transfer package sort by it.</summary>
public enum DayPaperKind
{
    List,
    Schedule,
    Register,
    Protocol,
    ResultForm,
    Act,
    Acquaintance,
}
