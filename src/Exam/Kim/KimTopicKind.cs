namespace Itog.Exam.Kim;

/// <summary>What kind of speech a topic asks for.</summary>
public enum KimTopicKind
{
    Description,
    Narration,
    Reasoning,
}
