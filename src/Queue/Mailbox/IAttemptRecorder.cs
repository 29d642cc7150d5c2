using Itog.Recorder;

namespace Itog.Queue.Mailbox;

/// <summary>The recorder as the exam day uses it: the seam that tests fake.</summary>
public interface IAttemptRecorder
{
    /// <summary>Free space where the recordings go.</summary>
    DiskSpace Disk { get; }

    /// <summary>Starts the recording of an attempt, or continues one that a restart interrupted.</summary>
    Task StartAsync(RecordingRequest request);

    Task MarkAsync(Guid attempt, string kind, string label, DateTimeOffset at);

    Task StopAsync(Guid attempt, DateTimeOffset at);

    /// <summary>How the recording of an attempt stands; null when there is none.</summary>
    RecordingStatus? Find(Guid attempt);
}
