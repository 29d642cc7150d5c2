using Itog.Recorder.Journal;
using Microsoft.Extensions.Logging;

namespace Itog.Recorder;

/// <summary>
/// The one thread that writes journals: takes packets out of the rings twenty times a second and brings all open journals to the disk together
/// once a second: first what was said and seen, then the lines that vouch for it. Nothing that fails in one recording stops it.
/// </summary>
internal sealed class RecorderThread : IDisposable
{
    private const long CommitEvery = 1_000_000_000;
    private const long TellHeadsEvery = 60_000_000_000;
    private const long LookAtDiskEvery = 5_000_000_000;

    /// <summary>Up to so many journals are brought to the disk one by one, which waits for nobody else's files.</summary>
    private const int FewJournals = 4;

    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(50);

    private readonly Func<IEnumerable<AttemptRecording>> _recordings;
    private readonly Func<JournalMoment> _now;
    private readonly DiskWatch _disk;
    private readonly GroupSync _sync;
    private readonly RecordingEventFeed _feed;
    private readonly ILogger _logger;
    private readonly ManualResetEventSlim _ending = new(initialState: false, spinCount: 0);
    private readonly Thread _thread;
    private readonly List<AttemptRecording> _running = [];
    private long? _committed;
    private long? _told;
    private long? _looked;
    private bool _diskLow;

    public RecorderThread(
        Func<IEnumerable<AttemptRecording>> recordings, Func<JournalMoment> now, DiskWatch disk, GroupSync sync, RecordingEventFeed feed, ILogger logger)
    {
        _recordings = recordings;
        _now = now;
        _disk = disk;
        _sync = sync;
        _feed = feed;
        _logger = logger;
        _thread = new Thread(Loop) { Name = "recorder", IsBackground = true };
    }

    public void Start() => _thread.Start();

    public void Step()
    {
        var now = _now();
        _committed ??= now.Monotonic;
        _told ??= now.Monotonic;
        var commit = now.Monotonic - _committed >= CommitEvery;
        var tell = commit && now.Monotonic - _told >= TellHeadsEvery;
        _running.Clear();
        foreach (var recording in _recordings())
        {
            if (recording.State == RecordingState.Recording)
            {
                _running.Add(recording);
            }
            else if (commit)
            {
                recording.Keep();
            }
        }

        Each(recording => recording.Drain(now), told: commit);
        if (commit)
        {
            Commit(now);
        }

        if (tell)
        {
            Each(TellHeads);
        }

        if (tell)
        {
            _told = now.Monotonic;
        }

        if (commit)
        {
            _committed = now.Monotonic;
        }

        if (_looked is null || now.Monotonic - _looked >= LookAtDiskEvery)
        {
            _looked = now.Monotonic;
            LookAtDisk();
        }
    }

    public void Dispose()
    {
        _ending.Set();
        if (_thread.IsAlive)
        {
            _thread.Join();
        }

        _ending.Dispose();
        _sync.Dispose();
    }

    private void Loop()
    {
        do
        {
            Step();
        }
        while (!_ending.Wait(Turn));
    }

    /// <summary>A line may not reach the disk before what it vouches for, or a power cut between the two would look like a changed journal.</summary>
    private void Commit(JournalMoment now)
    {
        var journals = 0;
        Each(recording => journals += recording.Write(now));
        Settle(journals, now);
        Each(recording => recording.Seal(now));
        Settle(journals, now);
    }

    private void Settle(int journals, JournalMoment now)
    {
        if (journals <= FewJournals || !_sync.TrySync())
        {
            Each(recording => recording.Settle(now));
        }
    }

    private void TellHeads(AttemptRecording recording)
    {
        if (recording.Heads() is { Count: > 0 } heads)
        {
            _feed.Raise(new RecordingEvent.HeadsKnown(recording.AttemptId, heads));
        }
    }

    /// <param name="told">A failure is told: once a second, not twenty times.</param>
    private void Each(Action<AttemptRecording> serve, bool told = true)
    {
        foreach (var recording in _running)
        {
            try
            {
                serve(recording);
            }
            catch (Exception exception)
            {
                // A bug in one recording may not silence the others.
                if (told)
                {
                    _logger.StepFailed(exception, recording.AttemptId);
                    _feed.Raise(new RecordingEvent.Alarm(recording.AttemptId, RecorderAlarm.JournalWriteFailed));
                }
            }
        }
    }

    private void LookAtDisk()
    {
        var space = _disk.Look();
        if (space.Low == _diskLow)
        {
            return;
        }

        _diskLow = space.Low;
        if (_diskLow)
        {
            _logger.DiskLow(space.FreeBytes);
        }

        _feed.Raise(new RecordingEvent.Alarm(null, _diskLow ? RecorderAlarm.DiskLow : RecorderAlarm.DiskRecovered));
    }
}
