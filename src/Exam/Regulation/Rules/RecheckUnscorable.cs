namespace Itog.Exam.Regulation;

/// <summary>What follows when the recording that is to be rechecked cannot be scored.</summary>
public enum RecheckUnscorable
{
    /// <summary>The sources are silent: the region decides, and the decision is noted.</summary>
    AskRegion,

    ResultStands,

    SitAgain,
}
