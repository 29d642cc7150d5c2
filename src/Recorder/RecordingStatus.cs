using Itog.Conference;
using Itog.Recorder.Manifest;

namespace Itog.Recorder;

/// <summary>A recording as it stands now: an immutable view that any thread may keep.</summary>
public sealed record RecordingStatus
{
    public required RecordingRequest Request { get; init; }

    public Guid AttemptId => Request.AttemptId;

    public required RecordingState State { get; init; }

    /// <summary>Zero of the recording's time line; a moment <c>t</c> of the stage log is at <c>t − Started</c> in the WAV.</summary>
    public required DateTimeOffset Started { get; init; }

    public DateTimeOffset? Stopped { get; init; }

    /// <summary>Switched off on purpose now: nothing is written until it goes on.</summary>
    public bool Paused { get; init; }

    /// <summary>Length so far, or the final length once stopped.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>The participant's sound is confirmed: heard, journaled and on the disk.</summary>
    public bool ParticipantHeard { get; init; }

    /// <summary>The interlocutor's sound is confirmed: heard, journaled and on the disk.</summary>
    public bool InterlocutorHeard { get; init; }

    public bool BothSidesHeard => ParticipantHeard && InterlocutorHeard;

    /// <summary>Full path of the WAV; null until the state is <see cref="RecordingState.Ready"/>.</summary>
    public string? WavPath { get; init; }

    public required string ManifestPath { get; init; }

    /// <summary>The pictures that can be played beside the sound; empty until the state is <see cref="RecordingState.Ready"/>.</summary>
    public IReadOnlyList<RecordedPicture> Pictures { get; init; } = [];

    /// <summary>Bookmarks in the order in which they were set.</summary>
    public IReadOnlyList<RecordingMark> Marks { get; init; } = [];

    /// <summary>Holes of noticeable length, with their causes, in the order of the time line.</summary>
    public IReadOnlyList<RecordingGap> Gaps { get; init; } = [];

    /// <summary>When it was switched off on purpose, and by what right.</summary>
    public IReadOnlyList<RecordingPause> Pauses { get; init; } = [];

    /// <summary>What the check after finalising found; null before.</summary>
    public RecordingVerdict? Verdict { get; init; }

    /// <summary>Hashes and chain heads for the audit log; null until the state is <see cref="RecordingState.Ready"/>.</summary>
    public RecordingEvidence? Evidence { get; init; }

    /// <summary>Why the recording failed, or why its finalisation has to be repeated.</summary>
    public string? Problem { get; init; }

    /// <summary>When <paramref name="seat"/> is one of the two sides: whether its sound is confirmed.</summary>
    public bool Heard(Seat seat) => seat switch
    {
        Seat.Participant => ParticipantHeard,
        Seat.Interlocutor => InterlocutorHeard,
        _ => false,
    };
}
