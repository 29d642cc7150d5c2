namespace Itog.Exam.People;

/// <summary>The category of a participant that decides the scale of scoring [004 appendix 12]. <see cref="Usual"/> has none.</summary>
public enum ParticipantCategory
{
    Usual,
    DeafSigning,
    DeafNotSigning,
    HardOfHearing,
    BlindBraille,
    BlindWithoutBraille,
    LowVision,
    SevereSpeechImpairment,
    Musculoskeletal,
    MusculoskeletalWithCondition,
    AutismSpectrum,
    DevelopmentalDelay,
    Other,
}
