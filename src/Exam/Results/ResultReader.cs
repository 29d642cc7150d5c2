namespace Itog.Exam.Results;

/// <summary>Who is told a result: results go to the participant and, where the regulation says so, to a parent too.</summary>
public enum ResultReader
{
    Participant,
    Parent,
}
