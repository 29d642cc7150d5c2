namespace Itog.Queue.Day;

/// <summary>A line of the connection schedule.</summary>
public sealed record PlannedParticipant(Guid Id, DateTimeOffset ScheduledAt)
{
    /// <summary>The extra minutes that he has for the whole answer, to spend where he likes; zero for most [004 §2.2].</summary>
    public TimeSpan ExtraTime { get; init; }

    /// <summary>He does not agree to the processing of his personal data: nothing of him may be recorded.</summary>
    public bool ConsentRefused { get; init; }

    /// <summary>The decision of the state commission that lets him sit without a recording all the same; null while there is none.</summary>
    public string? NoRecordingDecision { get; init; }
}
