namespace Itog.Exam.Letters;

/// <summary>What a letter tells.</summary>
public enum LetterTopic
{
    /// <summary>The approved result of a day.</summary>
    Result,

    /// <summary>What a recheck came to.</summary>
    Recheck,

    /// <summary>When to connect, and by which link.</summary>
    Schedule,

    /// <summary>That the test call is still to be made, or did not come to anything.</summary>
    TestCall,
}
