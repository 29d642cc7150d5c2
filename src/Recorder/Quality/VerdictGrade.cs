namespace Itog.Recorder.Quality;

/// <summary>Whether an expert can score by a recording.</summary>
public enum VerdictGrade
{
    Scorable,

    /// <summary>Somebody has to listen before it is relied on.</summary>
    Doubtful,

    /// <summary>By its figures there is nothing to score; still a person decides.</summary>
    Unscorable,
}
