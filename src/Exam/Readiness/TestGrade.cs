namespace Itog.Exam.Readiness;

/// <summary>What a test call came to.</summary>
public enum TestGrade
{
    /// <summary>Everything works.</summary>
    Ready,

    /// <summary>The exam can be held so, but something had better be mended.</summary>
    Doubtful,

    /// <summary>So the exam cannot be held.</summary>
    NotReady,
}
