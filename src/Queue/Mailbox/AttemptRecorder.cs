using Itog.Recorder;

namespace Itog.Queue.Mailbox;

/// <summary>The real recorder, by <see cref="RecordingService"/>. Stateless; called from any thread.</summary>
internal sealed class AttemptRecorder(RecordingService recordings) : IAttemptRecorder
{
    public DiskSpace Disk => recordings.Disk;

    public Task StartAsync(RecordingRequest request) => recordings.StartAsync(request);

    public Task MarkAsync(Guid attempt, string kind, string label, DateTimeOffset at) => recordings.MarkAsync(attempt, kind, label, at);

    public Task StopAsync(Guid attempt, DateTimeOffset at) => recordings.StopAsync(attempt, at);

    public RecordingStatus? Find(Guid attempt) => recordings.Find(attempt);
}
