using Itog.Conference;
using Itog.Recorder.Manifest;
using Itog.Recorder.Video;

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

    /// <summary>What a manifest says; while the recording runs, its length is what has <paramref name="elapsed"/> on its time line.</summary>
    internal static RecordingStatus Of(RecordingManifest m, RecordingPaths paths, TimeSpan elapsed, string? problem) => new()
    {
        Request = new RecordingRequest(
            m.AttemptId, new RoomId(m.Room), m.Date, m.AuditoriumNumber, m.SchoolCode, m.ParticipantCode, m.AttemptNumber)
        {
            Mode = m.Mode,
            Pictures = [.. PictureFiles.SlotsOf(m)],
        },
        State = m.State,
        Started = m.Origin,
        Stopped = m.Stopped,
        Duration = m.Samples is { } samples ? LengthOf(samples)
            : m.State == RecordingState.Recording && elapsed > TimeSpan.Zero ? elapsed
            : LengthOf(m.Segments.Select(s => s.EndSample ?? 0).DefaultIfEmpty().Max()),
        ParticipantHeard = m.ParticipantHeardAt is not null,
        InterlocutorHeard = m.InterlocutorHeardAt is not null,
        WavPath = m.State == RecordingState.Ready ? paths.Wav : null,
        ManifestPath = paths.Manifest,
        Pictures = m.State == RecordingState.Ready ? PictureFiles.Of(m, paths.Folder) : [],
        Paused = m.Paused,
        Marks = m.Marks,
        Gaps = m.Gaps,
        Pauses = m.Pauses,
        Verdict = m.Verdict,
        Evidence = m.State == RecordingState.Ready && m.Files.FirstOrDefault(f => f.Name == paths.WavName) is { } wav
            ? new RecordingEvidence(wav.Sha256,
                [
                    .. m.Segments.Select(s => new JournalEvidence(s.Track, s.Number, s.ChainHead, s.Sha256)),
                    .. m.PictureSegments.Select(s => new JournalEvidence(s.Track, s.Number, s.ChainHead, s.Sha256)),
                ])
            : null,
        Problem = problem,
    };

    private static TimeSpan LengthOf(long samples) => TimeSpan.FromSeconds((double)samples / RecordingManifest.SampleRate);
}
