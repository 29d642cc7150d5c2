namespace Itog.Exam.Regulation;

/// <summary>A stage of the course of the exam, in its order [004 appendix 3].</summary>
public enum Stage
{
    Greeting,
    TextIntroduction,
    SilentReading,
    ReadingAloud,
    RetellingPreparation,
    Retelling,
    TopicChoice,
    MonologuePreparation,
    Monologue,
    Dialogue,
    Closing,
}
