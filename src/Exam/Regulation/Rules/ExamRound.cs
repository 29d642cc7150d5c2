namespace Itog.Exam.Regulation;

/// <summary>One of the three dates of a school year.</summary>
public enum ExamRound
{
    Main,
    FirstAdditional,
    SecondAdditional,
}
