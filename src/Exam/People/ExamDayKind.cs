namespace Itog.Exam.People;

/// <summary>Whether a day counts. Only a rehearsal can lift the seal of the КИМ before its hour.</summary>
public enum ExamDayKind
{
    Exam,
    Rehearsal,
}
