namespace Itog.Exam.Regulation;

/// <summary>Whether the identity document must be shown, or is shown if there is one.</summary>
public enum DocumentRule
{
    Required,
    IfPresent,
}
