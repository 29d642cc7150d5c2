using System.Diagnostics.CodeAnalysis;
using Itog.Exam;
using Itog.Exam.Readiness;
using Itog.Recorder;
using Itog.Recorder.Finalising;
using Itog.Recorder.Trial;

namespace Itog.Queue.Hub;

/// <summary>
/// One test call while it lasts: looks at its connections once a second and holds its test recording. Owned by <see cref="TestCalls"/>; calls come from
/// any thread, one at a time from the page.
/// </summary>
internal sealed class TestCallRun : IAsyncDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly List<TestLook> _looks = [];
    private readonly Func<Guid, Task<TestLook?>> _look;
    private readonly Guid _person;
    private readonly ITimer _end;
    private readonly ITimer _watch;
    private VoiceTake? _take;
    private (Guid Id, TakenVoice Voice)? _heard;
    private bool _triedInVain;

    public TestCallRun(Func<Guid, Task<TestLook?>> look, Func<Task> end, TimeProvider time, Guid person)
    {
        (_look, _person) = (look, person);
        _end = time.CreateTimer(_ => _ = end(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _watch = time.CreateTimer(_ => _ = LookAsync(), null, Second, Second);
    }

    /// <summary>Somebody joined: the call may last its time from now on.</summary>
    public void Prolong() => _end.Change(TestCalls.Longest, Timeout.InfiniteTimeSpan);

    public async Task BeginTakeAsync(VoiceTake take)
    {
        VoiceTake? before;
        lock (_gate)
        {
            (before, _take, _heard, _triedInVain) = (_take, take, null, false);
        }

        if (before is not null)
        {
            await before.DisposeAsync();
        }
    }

    public async Task<Outcome<Guid?>> EndTakeAsync(CancellationToken cancellationToken)
    {
        VoiceTake? take;
        lock (_gate)
        {
            (take, _take) = (_take, null);
        }

        if (take is null)
        {
            return HubRefusal.NoTake;
        }

        try
        {
            var voice = await take.EndAsync(cancellationToken);
            lock (_gate)
            {
                _heard = voice is null ? null : (Guid.NewGuid(), voice);
                _triedInVain = voice is null;
                return _heard?.Id;
            }
        }
        catch (FfmpegException)
        {
            return HubRefusal.TakeFailed;
        }
    }

    public byte[]? SoundOf(Guid take)
    {
        lock (_gate)
        {
            return _heard is { } heard && heard.Id == take ? heard.Voice.Wav : null;
        }
    }

    public TestMeasured Measured()
    {
        lock (_gate)
        {
            var voice = _heard?.Voice;
            var figures = new TestFigures(
                _looks.Select(l => l.Path).LastOrDefault(p => p is not null),
                Middle(_looks.Select(l => l.RoundTripMs)),
                voice is null ? null : Math.Round(voice.LostShare * 100, 1),
                Middle(_looks.Select(l => l.LossDownPercent)),
                _looks.Max(l => l.LineBps),
                voice?.Level.LoudDecibels,
                voice?.Level.FloorDecibels,
                voice?.Level.VoiceShare ?? (_triedInVain ? 0 : null),
                voice?.Level.ClippedShare,
                _looks.Exists(l => l.PictureCame),
                _looks.Max(l => l.PictureWidth),
                _looks.Max(l => l.PictureHeight));
            return new TestMeasured(figures, voice is null ? _triedInVain ? [TestFault.NotHeard] : [] : [.. voice.Faults.Select(FaultOf).OfType<TestFault>()]);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.DisposeAsync();
        await _watch.DisposeAsync();
        VoiceTake? take;
        lock (_gate)
        {
            (take, _take, _heard) = (_take, null, null);
        }

        if (take is not null)
        {
            await take.DisposeAsync();
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "A look that fails is made again a second later.")]
    public async Task LookAsync()
    {
        try
        {
            if (await _look(_person) is { } look)
            {
                lock (_gate)
                {
                    _looks.Add(look);
                }
            }
        }
        catch (Exception)
        {
            // The room ends with the server.
        }
    }

    private static double? Middle(IEnumerable<double?> values)
    {
        var known = values.OfType<double>().Order().ToList();
        return known.Count == 0 ? null : Math.Round(known[known.Count / 2], 1);
    }

    private static TestFault? FaultOf(RecordingFault fault) => fault switch
    {
        RecordingFault.ParticipantNotHeard => TestFault.NotHeard,
        RecordingFault.Quiet => TestFault.Quiet,
        RecordingFault.Clipped => TestFault.Clipped,
        RecordingFault.Noisy => TestFault.Noisy,
        RecordingFault.SoundMissing => TestFault.Lossy,
        _ => null,
    };
}
