using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Itog.Recorder;

/// <summary>
/// The door of the recorder: starts, marks and stops recordings of attempts, tells how they stand. One per process; any thread may call it.
/// </summary>
public sealed class RecordingService(
    IRoomSource rooms, IOptions<RecorderOptions> options, TimeProvider time, ILogger<RecordingService> logger) : IAsyncDisposable
{
    /// <summary>
    /// At start-up: finds unfinished recordings, verifies their journals, cuts torn tails and names the loss. What was stopped is finalised;
    /// what was running waits as <see cref="RecordingState.Interrupted"/> to be started again or stopped. A second call does nothing.
    /// </summary>
    public Task RecoverAsync(CancellationToken cancellationToken = default)
    {
        _ = (rooms, options, time, logger);
        throw new NotSupportedException();
    }

    /// <summary>Starts the recording of an attempt, or continues an interrupted one; nothing happens when it runs already.</summary>
    public Task StartAsync(RecordingRequest request, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>Writes a bookmark (stage begun, KIM shown, connection lost …) into the manifest. It is on the disk when the task completes.</summary>
    public Task MarkAsync(Guid attempt, string kind, string label, DateTimeOffset at) => throw new NotSupportedException();

    /// <summary>Closes the journals of an attempt and queues its finalisation; nothing happens when it was stopped before.</summary>
    public Task StopAsync(Guid attempt, DateTimeOffset at) => throw new NotSupportedException();

    /// <summary>How the recording of an attempt stands; null when there is none.</summary>
    public RecordingStatus? Find(Guid attempt) => throw new NotSupportedException();

    /// <summary>Every recording in the folder, newest first.</summary>
    public IReadOnlyList<RecordingStatus> All => throw new NotSupportedException();

    /// <summary>Recordings that run or were interrupted.</summary>
    public IReadOnlyList<RecordingStatus> Open => throw new NotSupportedException();

    /// <summary>Everything that happens from now on; the reader completes when <paramref name="until"/> is cancelled or the service ends.</summary>
    public ChannelReader<RecordingEvent> Subscribe(CancellationToken until = default) => throw new NotSupportedException();

    /// <summary>Free space where the recordings go.</summary>
    public DiskSpace Disk => throw new NotSupportedException();

    /// <summary>Full path of the finished WAV; null while there is none.</summary>
    public string? WavPath(Guid attempt) => Find(attempt)?.WavPath;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
