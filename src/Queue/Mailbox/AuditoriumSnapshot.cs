using System.Collections.Immutable;
using Itog.Exam.Scoring;
using Itog.Queue.Day;
using Itog.Recorder;

namespace Itog.Queue.Mailbox;

/// <summary>
/// Everything that pages are drawn from, as it stood at one moment: made by the mailbox after each turn, immutable, read by any thread.
/// </summary>
public sealed record AuditoriumSnapshot
{
    public required DayMaterials Materials { get; init; }
    public required AuditoriumDay Day { get; init; }

    /// <summary>Grows with every push, also across restarts.</summary>
    public required long Revision { get; init; }

    /// <summary>The server's clock.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Whether an expert may be in the room now: not with somebody who is scored from the recording only.</summary>
    public bool ExpertMayHear => Day.Current is not { } attempt || Materials.ScoredLive.Contains(attempt.Participant);

    /// <summary>Recordings by attempt.</summary>
    public required ImmutableDictionary<Guid, RecordingStatus> Recordings { get; init; }
    public required DiskSpace Disk { get; init; }

    /// <summary>How the queues of the other auditoriums of the day stand; put in when a page is drawn.</summary>
    public ImmutableArray<NeighbourQueue> Neighbours { get; init; } = [];

    /// <summary>The newest protocol of each attempt that showed the КИМ; one that was not begun has its empty sheet and no protocol.</summary>
    public required ImmutableDictionary<Guid, ScoredAttempt> Protocols { get; init; }
}
