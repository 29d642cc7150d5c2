namespace Itog.Exam.Regulation;

/// <summary>Who approves what a recheck came to.</summary>
public enum RecheckApproval
{
    /// <summary>The chairman of the state examination commission [001 §13.3].</summary>
    StateCommission,

    /// <summary>Nobody else: the result is the commission's own [002 §78].</summary>
    Commission,

    /// <summary>The school [003].</summary>
    School,

    NotNamed,
}
