namespace Itog.Exam.Results;

/// <summary>How a term of the regulation stands today.</summary>
public enum TermState
{
    /// <summary>The thing was done; in time or not, the dates tell.</summary>
    Done,

    /// <summary>The event that it counts from has not happened.</summary>
    NotBegun,

    /// <summary>There is time.</summary>
    Running,

    /// <summary>It ends today or within two days.</summary>
    Near,

    /// <summary>Its last day is over.</summary>
    Over,

    /// <summary>Its last day is over, and the server does not see whether it was done: people know.</summary>
    Past,

    /// <summary>The regulation leaves it to the region.</summary>
    LeftToRegion,
}
