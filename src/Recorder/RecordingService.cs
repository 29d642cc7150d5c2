using System.Collections.Concurrent;
using System.Threading.Channels;
using Itog.Conference;
using Itog.Recorder.Finalising;
using Itog.Recorder.Journal;
using Itog.Recorder.Manifest;
using Itog.Recorder.Sealing;
using Itog.Recorder.Video;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Itog.Recorder;

/// <summary>
/// The door of the recorder: starts, marks, pauses and stops recordings of attempts and of days, tells how they stand. One per process; any thread may call it.
/// It owns the recorder thread, which takes packets from the rings to the journals, and the queue of finalisations.
/// </summary>
public sealed class RecordingService : IAsyncDisposable
{
    private readonly IRoomSource _rooms;
    private readonly RecorderOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<RecordingService> _logger;
    private readonly ConcurrentDictionary<Guid, AttemptRecording> _recordings = new();
    private readonly SemaphoreSlim _lifecycle = new(1);
    private readonly SemaphoreSlim _sealing = new(1);
    private readonly RecordingEventFeed _feed = new();
    private readonly FinalisingQueue _queue;
    private readonly RecorderThread _thread;
    private readonly DiskWatch _disk;
    private bool _recovered;
    private int _suspended;

    public RecordingService(IRoomSource rooms, IOptions<RecorderOptions> options, TimeProvider time, ILogger<RecordingService> logger)
        : this(rooms, options.Value, time, logger, new DiskWatch(options.Value), ownThread: true)
    {
    }

    internal RecordingService(
        IRoomSource rooms, RecorderOptions options, TimeProvider time, ILogger<RecordingService> logger, DiskWatch disk, bool ownThread)
    {
        _rooms = rooms;
        _options = options;
        _time = time;
        _logger = logger;
        _disk = disk;
        _queue = new FinalisingQueue(new Finaliser(options, time, logger), options, time, _feed, logger);
        _thread = new RecorderThread(() => _recordings.Select(r => r.Value), () => Now, disk, new GroupSync(options.Folder), _feed, logger);
        if (ownThread)
        {
            _thread.Start();
        }
    }

    /// <summary>Every recording in the folder, newest first.</summary>
    public IReadOnlyList<RecordingStatus> All =>
        [.. _recordings.Values.Select(r => r.Status()).OrderByDescending(s => s.Started)];

    /// <summary>Recordings that run or were interrupted.</summary>
    public IReadOnlyList<RecordingStatus> Open =>
        [.. All.Where(s => s.State is RecordingState.Recording or RecordingState.Interrupted)];

    /// <summary>Free space where the recordings go.</summary>
    public DiskSpace Disk => _disk.Space;

    /// <summary>The disk as it is at this moment.</summary>
    internal DiskSpace DiskNow => _disk.Look();

    /// <summary>Something is recorded or finished now.</summary>
    internal bool Busy => _recordings.Values.Any(r => r.State is RecordingState.Recording or RecordingState.Finalising);

    /// <summary>Finished recordings.</summary>
    internal IReadOnlyList<Guid> Finished => [.. _recordings.Values.Where(r => r.State == RecordingState.Ready).Select(r => r.AttemptId)];

    private JournalMoment Now => new(_rooms.Now, _time.GetUtcNow());

    /// <summary>
    /// At start-up: finds unfinished recordings, verifies their journals, cuts torn tails and names the loss. What was stopped is finalised;
    /// what was running waits as <see cref="RecordingState.Interrupted"/> to be started again or stopped. A second call does nothing.
    /// </summary>
    public async Task RecoverAsync(CancellationToken cancellationToken = default)
    {
        await _lifecycle.WaitAsync(cancellationToken);
        try
        {
            if (_recovered)
            {
                return;
            }

            var recovery = new FolderRecovery(_options, _feed.Raise, _logger);
            foreach (var recording in await Task.Run(() => recovery.Load(Now, cancellationToken), cancellationToken))
            {
                if (_recordings.TryAdd(recording.AttemptId, recording)
                    && recording.State is RecordingState.Finalising or RecordingState.Failed)
                {
                    recording.Update(m => m with { State = RecordingState.Finalising });
                    _queue.Add(recording);
                }
                else if (recording.State == RecordingState.Ready && PictureFiles.AreMissing(recording.Manifest))
                {
                    _queue.Add(recording);
                }
            }

            _recovered = true;
        }
        finally
        {
            _lifecycle.Release();
        }
    }

    /// <summary>
    /// Starts the recording of an attempt, or continues an interrupted one with new segments; nothing happens when it runs already.
    /// Throws <see cref="IOException"/> when the folder cannot be written, and <see cref="InvalidOperationException"/> when the attempt was
    /// stopped before.
    /// </summary>
    public async Task StartAsync(RecordingRequest request, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _suspended) != 0, this);
        await RecoverAsync(cancellationToken);
        await _lifecycle.WaitAsync(cancellationToken);
        try
        {
            if (!_recordings.TryGetValue(request.AttemptId, out var recording))
            {
                recording = Create(request);
            }
            else if (recording.State == RecordingState.Recording)
            {
                return;
            }
            else if (recording.State == RecordingState.Interrupted)
            {
                recording.Update(m => m with { Runs = m.Runs + 1 });
            }
            else
            {
                throw new InvalidOperationException("The recording of this attempt was stopped.");
            }

            if (recording.Manifest.Paused)
            {
                recording.Run(null, null, Now);
            }
            else
            {
                var (ring, pictures, attachment) = await AttachAsync(request.Room, request.Pictures);
                recording.Run(ring, attachment, Now, pictures);
            }

            _recordings[request.AttemptId] = recording;
            _logger.Started(request.AttemptId, recording.Manifest.Runs);
        }
        finally
        {
            _lifecycle.Release();
        }
    }

    /// <summary>
    /// Writes bookmarks of one moment (stage begun, KIM shown, connection lost …) into the manifest. They are on the disk when the task
    /// completes. An unknown attempt is ignored: there is nothing to bookmark.
    /// </summary>
    public Task MarkAsync(Guid attempt, DateTimeOffset at, IReadOnlyList<Bookmark> marks) =>
        marks.Count > 0 && _recordings.TryGetValue(attempt, out var recording) ? Task.Run(() => recording.Mark(marks, at)) : Task.CompletedTask;

    /// <summary>Keeps disk space free in the reckoning for what is still to be recorded in a room; zero gives it back.</summary>
    public void Reserve(RoomId room, long bytes) => _disk.Reserve(room, bytes);

    /// <summary>
    /// Switches a running recording off: when the task completes, nothing that is said reaches the recorder any more. The pause outlives a
    /// restart of the server. Nothing happens when it does not run or is paused already.
    /// </summary>
    /// <param name="reason">A code for the manifest: see <see cref="RecordingPause"/>.</param>
    public async Task PauseAsync(Guid attempt, DateTimeOffset at, string reason)
    {
        await _lifecycle.WaitAsync();
        try
        {
            if (_recordings.TryGetValue(attempt, out var recording)
                && await Task.Run(() => recording.Pause(at, reason, Now)) is { } attachment)
            {
                await attachment.DisposeAsync();
                _logger.Paused(attempt, reason);
            }
        }
        finally
        {
            _lifecycle.Release();
        }
    }

    /// <summary>Switches a paused recording on again; nothing happens when it is not paused.</summary>
    public async Task ResumeAsync(Guid attempt, DateTimeOffset at)
    {
        await _lifecycle.WaitAsync();
        try
        {
            if (_recordings.TryGetValue(attempt, out var recording)
                && recording.Manifest is { State: RecordingState.Recording, Paused: true } manifest)
            {
                var (ring, pictures, attachment) = await AttachAsync(new RoomId(manifest.Room), [.. PictureFiles.SlotsOf(manifest)]);
                recording.Resume(at, ring, attachment, Now, pictures);
                _logger.Resumed(attempt);
            }
        }
        finally
        {
            _lifecycle.Release();
        }
    }

    /// <summary>Closes the journals of an attempt and queues its finalisation; nothing happens when it was stopped before.</summary>
    public async Task StopAsync(Guid attempt, DateTimeOffset at)
    {
        await _lifecycle.WaitAsync();
        try
        {
            if (!_recordings.TryGetValue(attempt, out var recording)
                || await Task.Run(() => recording.Stop(at, Now)) is not { } attachment)
            {
                return;
            }

            await attachment.DisposeAsync();
            _logger.Stopped(attempt, recording.Manifest.Samples ?? 0);
            _queue.Add(recording);
        }
        finally
        {
            _lifecycle.Release();
        }
    }

    /// <summary>
    /// Ends the recording of a trial (<see cref="RecordingRequest.Trial"/>) and deletes its files: no sound file is made of it.
    /// Nothing happens when there is no such recording. Throws <see cref="InvalidOperationException"/> for that of an attempt, which is evidence.
    /// </summary>
    public async Task DiscardAsync(Guid trial)
    {
        await _lifecycle.WaitAsync();
        try
        {
            if (!_recordings.TryGetValue(trial, out var recording))
            {
                return;
            }

            if (recording.Manifest.AttemptNumber != RecordingRequest.Trial)
            {
                throw new InvalidOperationException("The recording of an attempt is never thrown away.");
            }

            _recordings.TryRemove(trial, out _);

            if (await Task.Run(() => recording.Stop(_time.GetUtcNow(), Now)) is { } attachment)
            {
                await attachment.DisposeAsync();
            }

            await Task.Run(() => recording.Paths.Delete());
            _logger.Discarded(trial);
        }
        finally
        {
            _lifecycle.Release();
        }
    }

    /// <summary>
    /// Deletes every file of a finished or failed recording, whose term is over; the caller answers for that. False when there is no such recording.
    /// Throws <see cref="InvalidOperationException"/> while it runs or its files are being made, and <see cref="IOException"/> when the disk
    /// does not let go of a file: then it stays known and can be asked again.
    /// </summary>
    public async Task<bool> DestroyAsync(Guid attempt)
    {
        await _sealing.WaitAsync();
        await _lifecycle.WaitAsync();
        try
        {
            if (!_recordings.TryGetValue(attempt, out var recording))
            {
                return false;
            }

            if (recording.State is not (RecordingState.Ready or RecordingState.Failed) || !recording.TryRetire())
            {
                throw new InvalidOperationException("A recording that is not finished is not destroyed.");
            }

            await Task.Run(() => recording.Paths.Delete(overwrite: true));
            _recordings.TryRemove(attempt, out _);
            _logger.Destroyed(attempt);
            return true;
        }
        finally
        {
            _lifecycle.Release();
            _sealing.Release();
        }
    }

    /// <summary>
    /// Seals the files of a finished recording under the key of its day; see <see cref="RecordingSealer"/>. False when there is no such recording, or it is
    /// not one to be sealed. Throws <see cref="IOException"/> when it has to be repeated; nothing is lost then.
    /// </summary>
    public async Task<bool> SealAsync(Guid attempt, KeyFolder keys, CancellationToken cancellationToken = default)
    {
        await _sealing.WaitAsync(cancellationToken);
        try
        {
            return _recordings.TryGetValue(attempt, out var recording)
                && await Task.Run(() => new RecordingSealer(keys, _time).Run(recording, cancellationToken), cancellationToken);
        }
        finally
        {
            _sealing.Release();
        }
    }

    /// <summary>What the files of a recording take on the disk.</summary>
    internal long BytesOf(Guid attempt) => FilesOf(attempt).Sum(f => new FileInfo(f) is { Exists: true } file ? file.Length : 0);

    /// <summary>Whether the files of a recording are sealed.</summary>
    public bool IsSealed(Guid attempt) => _recordings.TryGetValue(attempt, out var recording) && recording.Manifest.Sealing is not null;

    /// <summary>Full paths of the files of a recording that lie on the disk now; empty when there is none.</summary>
    public IReadOnlyList<string> FilesOf(Guid attempt) => _recordings.TryGetValue(attempt, out var recording) ? recording.Paths.Files() : [];

    /// <summary>How the recording of an attempt stands; null when there is none.</summary>
    public RecordingStatus? Find(Guid attempt) => _recordings.TryGetValue(attempt, out var recording) ? recording.Status() : null;

    /// <summary>Everything that happens from now on; the reader completes when <paramref name="until"/> is cancelled or the service ends.</summary>
    public ChannelReader<RecordingEvent> Subscribe(CancellationToken until = default) => _feed.Subscribe(until);

    /// <summary>Full path of the finished WAV; null while there is none.</summary>
    public string? WavPath(Guid attempt) => Find(attempt)?.WavPath;

    public async ValueTask DisposeAsync()
    {
        await SuspendAsync();
        _feed.Complete();
    }

    /// <summary>
    /// The server ends: closes the journals of running recordings, which stay open for the next run, and ends thread and queue.
    /// The host calls it before the conference stops; a second call does nothing.
    /// </summary>
    internal async Task SuspendAsync()
    {
        if (Interlocked.Exchange(ref _suspended, 1) != 0)
        {
            return;
        }

        _thread.Dispose();
        await _queue.DisposeAsync();
        foreach (var recording in _recordings.Values.Where(r => r.State == RecordingState.Recording))
        {
            if (recording.Suspend(Now) is not { } attachment)
            {
                continue;
            }

            try
            {
                await attachment.DisposeAsync();
            }
            catch (ObjectDisposedException)
            {
                // The room is gone already.
            }
        }
    }

    /// <summary>One turn of the recorder thread; for tests, which have no thread.</summary>
    internal void Step() => _thread.Step();

    private async Task<(PacketRing Ring, PacketRing? Pictures, IRoomAttachment Attachment)> AttachAsync(RoomId room, IReadOnlyList<Slot> slots)
    {
        var ring = new PacketRing(_options.RingBytes);
        var pictures = slots.Count == 0 ? null : new PacketRing(_options.PictureRingBytes);
        return (ring, pictures, await _rooms.AttachAsync(room, new RoomTap(ring, pictures, slots)));
    }

    private AttemptRecording Create(RecordingRequest request)
    {
        var paths = RecordingPaths.For(_options.Folder, request);
        Directory.CreateDirectory(paths.Journals);
        var manifest = new RecordingManifest
        {
            AttemptId = request.AttemptId,
            Room = request.Room.Value,
            Date = request.Date,
            AuditoriumNumber = request.AuditoriumNumber,
            SchoolCode = request.SchoolCode,
            ParticipantCode = request.ParticipantCode,
            AttemptNumber = request.AttemptNumber,
            Mode = request.Mode,
            AnswerVoice = request.AnswerVoice,
            PictureSlots = [.. request.Pictures.Select(p => p.ToString())],
            Origin = _time.GetUtcNow(),
        };
        return new AttemptRecording(paths, manifest, _options, _feed.Raise, _logger);
    }
}
