namespace Itog.Exam.People;

/// <summary>What the application asks for [001 appendix 11].</summary>
public enum Sex
{
    Male,
    Female,
}
