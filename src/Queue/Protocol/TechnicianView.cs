namespace Itog.Queue.Protocol;

/// <summary>The technician's page.</summary>
public sealed record TechnicianView : PageView
{
    public override string Kind => "technician";
    public required bool ConferenceOpen { get; init; }
    public required IReadOnlyList<TicketView> Queue { get; init; }
    public required AttemptView? Attempt { get; init; }
    public required IReadOnlyList<AttemptView> Ended { get; init; }
    public required RecordingView Recording { get; init; }

    /// <summary>The recording of the whole day; null in a region that has none.</summary>
    public required RecordingPhase? DayRecording { get; init; }

    /// <summary>May the technician pause the recording; null while nobody answers.</summary>
    public required PauseView? Pause { get; init; }
    public required DiskView Disk { get; init; }
    public required IReadOnlyList<AlarmView> Alarms { get; init; }
    /// <summary>What a failure reported now would do; null while nobody answers.</summary>
    public required EndingView? Failure { get; init; }

    /// <summary>The other auditoriums of the day, to which a waiting participant may be moved.</summary>
    public required IReadOnlyList<NeighbourView> Neighbours { get; init; }
    public required string? RegisterUrl { get; init; }

    /// <summary>All recordings of the day in one file; null before the first one.</summary>
    public required string? RecordingsUrl { get; init; }
    public required IReadOnlyList<ManifestView> Manifests { get; init; }
}
