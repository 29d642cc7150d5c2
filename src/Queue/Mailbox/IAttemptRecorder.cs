using Itog.Conference;
using Itog.Recorder;

namespace Itog.Queue.Mailbox;

/// <summary>The recorder as the exam day uses it: the seam that tests fake.</summary>
public interface IAttemptRecorder
{
    /// <summary>Free space where the recordings go.</summary>
    DiskSpace Disk { get; }

    /// <summary>Starts the recording of an attempt or of a day, or continues one that a restart interrupted.</summary>
    Task StartAsync(RecordingRequest request);

    Task MarkAsync(Guid attempt, DateTimeOffset at, IReadOnlyList<Bookmark> marks);

    /// <summary>Switches a recording off: when the task completes, nothing said from now on is written.</summary>
    Task PauseAsync(Guid attempt, DateTimeOffset at, string reason);

    Task ResumeAsync(Guid attempt, DateTimeOffset at);

    /// <summary>Keeps space for what is still to be recorded in a room.</summary>
    void Reserve(RoomId room, long bytes);

    Task StopAsync(Guid attempt, DateTimeOffset at);

    /// <summary>How the recording of an attempt stands; null when there is none.</summary>
    RecordingStatus? Find(Guid attempt);
}
