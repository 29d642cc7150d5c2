namespace Itog.Exam.Readiness;

/// <summary>How one thing stands that the exam day needs.</summary>
public enum CheckState
{
    Ready,

    /// <summary>The day can begin so, but somebody should look.</summary>
    Warning,

    /// <summary>So the day cannot begin.</summary>
    Missing,
}
