using System.Text.Json;
using System.Text.Json.Serialization;
using Itog.Conference;
using Itog.Recorder.Sealing;

namespace Itog.Recorder.Manifest;

/// <summary>
/// What there is of a recording: its tracks, bookmarks, gaps, files and their hashes. Lies beside the WAV as <c>….manifest.json</c> and is
/// rewritten whole (write, fsync, rename) with every change. All positions are samples of 48 kHz since <see cref="Origin"/>.
/// </summary>
public sealed record RecordingManifest
{
    public const int SampleRate = 48_000;

    public int Version { get; init; } = 1;

    public required Guid AttemptId { get; init; }

    public required string Room { get; init; }

    public required DateOnly Date { get; init; }

    public required string AuditoriumNumber { get; init; }

    public required string SchoolCode { get; init; }

    public required string ParticipantCode { get; init; }

    public required int AttemptNumber { get; init; }

    public RecordingMode Mode { get; init; }

    public AnswerVoice AnswerVoice { get; init; }

    public RecordingState State { get; init; }

    /// <summary>Zero of the time line: a moment <c>t</c> of the stage log is at <c>t − Origin</c> in the WAV.</summary>
    public required DateTimeOffset Origin { get; init; }

    public DateTimeOffset? Stopped { get; init; }

    /// <summary>Length of the recording; null while it runs.</summary>
    public long? Samples { get; init; }

    /// <summary>How often the server was started while this recording ran.</summary>
    public int Runs { get; init; } = 1;

    /// <summary>When each side's sound was confirmed.</summary>
    public DateTimeOffset? ParticipantHeardAt { get; init; }

    public DateTimeOffset? InterlocutorHeardAt { get; init; }

    public IReadOnlyList<RecordingSegment> Segments { get; init; } = [];

    public IReadOnlyList<RecordingMark> Marks { get; init; } = [];

    public IReadOnlyList<RecordingGap> Gaps { get; init; } = [];

    public IReadOnlyList<RecordingPause> Pauses { get; init; } = [];

    /// <summary>What went wrong with the storage, in words for the technician's log.</summary>
    public IReadOnlyList<string> Incidents { get; init; } = [];

    public IReadOnlyList<RecordingFile> Files { get; init; } = [];

    public RecordingVerdict? Verdict { get; init; }

    /// <summary>The slots whose pictures are recorded, e.g. <c>participant/camera</c>; empty where the regulation asks for no video.</summary>
    public IReadOnlyList<string> PictureSlots { get; init; } = [];

    public IReadOnlyList<PictureSegment> PictureSegments { get; init; } = [];

    /// <summary>When a wanted picture was not there, with causes.</summary>
    public IReadOnlyList<RecordingGap> PictureGaps { get; init; } = [];

    public IReadOnlyList<PictureFile> PictureFiles { get; init; } = [];

    /// <summary>Null until the files were sealed.</summary>
    public RecordingSealing? Sealing { get; init; }

    /// <summary>The seat whose voice is the answer; null when nobody's is.</summary>
    [JsonIgnore]
    public Seat? AnsweringSeat => AnswerVoice switch
    {
        AnswerVoice.SignInterpreter => Seat.SignInterpreter,
        AnswerVoice.None => null,
        _ => Seat.Participant,
    };

    /// <summary>Where a moment lies on the time line.</summary>
    public long PositionOf(DateTimeOffset moment) => (long)Math.Round((moment - Origin).TotalSeconds * SampleRate);

    /// <summary>The recorder is switched off on purpose now.</summary>
    [JsonIgnore]
    public bool Paused => Pauses is [.., { EndSample: null }];

    /// <summary>Reads a manifest, also one of an earlier version that lacks members; throws <see cref="JsonException"/> when it is not one.</summary>
    public static RecordingManifest Read(string path) =>
        JsonSerializer.Deserialize(File.ReadAllBytes(path), RecorderJson.Document.RecordingManifest)?.WithWhatIsMissing()
        ?? throw new JsonException($"{Path.GetFileName(path)} is empty.");

    /// <summary>Replaces the file in one step, so that a crash leaves the old one or the new one.</summary>
    internal void Save(string path)
    {
        var part = path + ".part";
        using (var stream = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            stream.Write(ManifestSeal.Seal(JsonSerializer.SerializeToUtf8Bytes(this, RecorderJson.Document.RecordingManifest)));
            stream.Flush(flushToDisk: true);
        }

        File.Move(part, path, overwrite: true);
    }

    // The generated reader leaves a member that the file does not have as null or zero, whatever its initializer says.
    private RecordingManifest WithWhatIsMissing() => this with
    {
        Version = Math.Max(1, Version),
        Runs = Math.Max(1, Runs),
        Segments = Segments ?? [],
        Marks = Marks ?? [],
        Gaps = Gaps ?? [],
        Pauses = Pauses ?? [],
        Incidents = Incidents ?? [],
        Files = Files ?? [],
        PictureSlots = PictureSlots ?? [],
        PictureSegments = PictureSegments ?? [],
        PictureGaps = PictureGaps ?? [],
        PictureFiles = PictureFiles ?? [],
    };
}
