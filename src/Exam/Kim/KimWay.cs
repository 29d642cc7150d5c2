namespace Itog.Exam.Kim;

/// <summary>How a package came to the school.</summary>
public enum KimWay
{
    /// <summary>From the portal of the processing centre.</summary>
    Portal,

    /// <summary>The reserve: by e-mail from the processing centre [001 appendix 2].</summary>
    Email,
}
