using Itog.Conference;
using Itog.Recorder.Quality;

namespace Itog.Recorder;

/// <summary>Something that happened to a recording or to the recorder, in the order in which it happened.</summary>
public abstract record RecordingEvent
{
    private RecordingEvent()
    {
    }

    /// <summary>Sound of one side is confirmed: at least 300 ms heard, journaled and on the disk. Once per attempt and side.</summary>
    public sealed record SideHeard(Guid AttemptId, Seat Seat) : RecordingEvent;

    /// <summary>Participant and interlocutor are both confirmed: from here on the KIM may be opened.</summary>
    public sealed record BothSidesHeard(Guid AttemptId) : RecordingEvent;

    /// <summary>Once a minute while a recording runs: the newest chain values of its journals, to be kept where a forger cannot reach.</summary>
    public sealed record HeadsKnown(Guid AttemptId, IReadOnlyList<JournalEvidence> Heads) : RecordingEvent;

    /// <summary>The sound file is there and was checked.</summary>
    public sealed record Ready(Guid AttemptId, RecordingStatus Status) : RecordingEvent;

    /// <summary>The pictures are there, which could not be made together with the sound file.</summary>
    public sealed record PicturesReady(Guid AttemptId) : RecordingEvent;

    /// <summary>No sound file could be made; the journals are kept.</summary>
    public sealed record Failed(Guid AttemptId, string Reason) : RecordingEvent;

    /// <summary>Something began or ceased to be wrong with a voice that is being recorded.</summary>
    public sealed record SoundChanged(Guid AttemptId, Seat Seat, SoundFault Fault, bool Present) : RecordingEvent;

    /// <summary>A person has to look: see <see cref="RecorderAlarm"/> for the codes. Without an attempt it concerns the whole recorder.</summary>
    public sealed record Alarm(Guid? AttemptId, RecorderAlarm Code) : RecordingEvent;
}
