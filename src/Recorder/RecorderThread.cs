using System.Diagnostics;
using Itog.Recorder.Journal;
using Microsoft.Extensions.Logging;

namespace Itog.Recorder;

/// <summary>
/// The one thread that writes journals: takes packets out of the rings and writes down the voices in every turn, and in every second one brings all open
/// journals to the disk together. Nothing that fails in one recording stops it.
/// </summary>
internal sealed class RecorderThread : IDisposable
{
    private const long Second = 1_000_000_000;

    /// <summary>With the time that a commit takes: less than a second of pictures is lost when the process is killed just before.</summary>
    private const int TurnsPerCommit = 4;

    /// <summary>Up to so many journals are brought to the disk one by one, which waits for nobody else's files.</summary>
    private const int FewJournals = 4;

    /// <summary>
    /// How often it looks into the rings. A voice is on its way to the disk then, late packets excepted, which wait for at most 0.7 s: a killed process loses less
    /// than a second of it.
    /// </summary>
    public static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(200);

    private readonly Func<IEnumerable<AttemptRecording>> _recordings;
    private readonly Func<JournalMoment> _now;
    private readonly DiskWatch _disk;
    private readonly GroupSync _sync;
    private readonly RecordingEventFeed _feed;
    private readonly ILogger _logger;
    private readonly ManualResetEventSlim _ending = new(initialState: false, spinCount: 0);
    private readonly Thread _thread;
    private readonly List<AttemptRecording> _running = [];

    private Cadence _looks = new(4 * Second);
    private Cadence _heads = new(60 * Second);
    private Cadence _listening = new(Second);
    private Cadence _disks = new(5 * Second, atOnce: true);
    private bool _diskLow;
    private long _turns;

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
        var commit = ++_turns % TurnsPerCommit == 0;
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

        if (_listening.IsDue(now.Monotonic))
        {
            Each(recording => recording.Listen(now));
        }

        if (commit && _heads.IsDue(now.Monotonic))
        {
            Each(TellHeads);
        }

        if (_disks.IsDue(now.Monotonic))
        {
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
        TimeSpan rest;
        do
        {
            var begun = Stopwatch.GetTimestamp();
            Step();
            rest = Turn - Stopwatch.GetElapsedTime(begun);
        }
        while (!_ending.Wait(rest > TimeSpan.Zero ? rest : TimeSpan.Zero));
    }

    private void Commit(JournalMoment now)
    {
        var journals = 0;
        var look = _looks.IsDue(now.Monotonic);
        Each(recording => journals += recording.Write(now, look));
        if (journals <= FewJournals || !_sync.TrySync())
        {
            Each(recording => recording.Settle(now));
        }

        Each(recording => recording.Confirm(now, look));
    }

    private void TellHeads(AttemptRecording recording)
    {
        if (recording.Heads() is { Count: > 0 } heads)
        {
            _feed.Raise(new RecordingEvent.HeadsKnown(recording.AttemptId, heads));
        }
    }

    /// <param name="told">A failure is told: at every commit, not at every turn.</param>
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
