using Itog.Conference;
using Itog.Recorder;

namespace Itog.Queue.Mailbox;

/// <summary>The real recorder, by <see cref="RecordingService"/>. Stateless; called from any thread.</summary>
internal sealed class AttemptRecorder(RecordingService recordings) : IAttemptRecorder
{
    public DiskSpace Disk => recordings.Disk;

    public Task StartAsync(RecordingRequest request) => recordings.StartAsync(request);

    public Task MarkAsync(Guid attempt, DateTimeOffset at, IReadOnlyList<Bookmark> marks) => recordings.MarkAsync(attempt, at, marks);

    public Task PauseAsync(Guid attempt, DateTimeOffset at, string reason) => recordings.PauseAsync(attempt, at, reason);

    public Task ResumeAsync(Guid attempt, DateTimeOffset at) => recordings.ResumeAsync(attempt, at);

    public void Reserve(RoomId room, long bytes) => recordings.Reserve(room, bytes);

    public Task StopAsync(Guid attempt, DateTimeOffset at) => recordings.StopAsync(attempt, at);

    public RecordingStatus? Find(Guid attempt) => recordings.Find(attempt);
}
