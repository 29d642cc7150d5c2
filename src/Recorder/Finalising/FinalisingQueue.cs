using System.Threading.Channels;
using Itog.Recorder.Video;
using Microsoft.Extensions.Logging;

namespace Itog.Recorder.Finalising;

/// <summary>
/// The stopped recordings that wait for their files: one at a time; what fails stays queued and is repeated, with an alarm, for two hours.
/// After that it counts as failed until the next start of the server, which tries again: the journals are still there. Pictures that cannot be made
/// do not keep the sound back: they are tried again alone.
/// </summary>
internal sealed class FinalisingQueue : IAsyncDisposable
{
    private const int Tries = 15;

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    private readonly Finaliser _finaliser;
    private readonly RecorderOptions _options;
    private readonly TimeProvider _time;
    private readonly RecordingEventFeed _feed;
    private readonly ILogger _logger;
    private readonly Channel<Job> _jobs = Channel.CreateUnbounded<Job>();
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _loop;

    public FinalisingQueue(Finaliser finaliser, RecorderOptions options, TimeProvider time, RecordingEventFeed feed, ILogger logger)
    {
        _finaliser = finaliser;
        _options = options;
        _time = time;
        _feed = feed;
        _logger = logger;
        _loop = Task.Run(LoopAsync);
    }

    public void Add(AttemptRecording recording) => _jobs.Writer.TryWrite(new Job(recording, 1));

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _loop;
        _ending.Dispose();
    }

    private async Task LoopAsync()
    {
        try
        {
            await foreach (var job in _jobs.Reader.ReadAllAsync(_ending.Token))
            {
                await RunAsync(job);
            }
        }
        catch (OperationCanceledException)
        {
            // The server ends: what is left is found again by the manifests at the next start.
        }
    }

    private async Task RunAsync(Job job)
    {
        if (!job.Recording.TryHold())
        {
            // Destroyed while it waited.
            return;
        }

        Job? left;
        try
        {
            left = await (job.Recording.State == RecordingState.Ready ? MakePicturesAsync(job) : MakeAllAsync(job));
        }
        finally
        {
            job.Recording.LetGo();
        }

        if (left is not null)
        {
            _feed.Raise(new RecordingEvent.Alarm(left.Recording.AttemptId, RecorderAlarm.PicturesDelayed));
            Repeat(left);
        }
    }

    /// <returns>The pictures, when they are left to be made.</returns>
    private async Task<Job?> MakeAllAsync(Job job)
    {
        var recording = job.Recording;
        try
        {
            await _finaliser.RunAsync(recording, _ending.Token);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            _logger.FinalisingFailed(exception, recording.AttemptId, job.Try);
            recording.SetProblem(exception.Message);
            if (job.Try >= Tries)
            {
                recording.Update(m => m with { State = RecordingState.Failed });
                _feed.Raise(new RecordingEvent.Failed(recording.AttemptId, exception.Message));
                return null;
            }

            _feed.Raise(new RecordingEvent.Alarm(recording.AttemptId, RecorderAlarm.FinalisingDelayed));
            Repeat(job);
            return null;
        }

        recording.SetProblem(null);
        var status = recording.Status();
        _logger.Finalised(recording.AttemptId, status.Verdict!.Good);
        if (!status.Verdict.Good)
        {
            _feed.Raise(new RecordingEvent.Alarm(recording.AttemptId, RecorderAlarm.CheckFailed));
        }

        _feed.Raise(new RecordingEvent.Ready(recording.AttemptId, status));
        return PictureFiles.AreMissing(recording.Manifest) ? job with { Try = 1 } : null;
    }

    /// <inheritdoc cref="MakeAllAsync"/>
    private async Task<Job?> MakePicturesAsync(Job job)
    {
        await _finaliser.MakePicturesAsync(job.Recording, _ending.Token);
        if (PictureFiles.AreMissing(job.Recording.Manifest))
        {
            return job.Try < Tries ? job : null;
        }

        _feed.Raise(new RecordingEvent.PicturesReady(job.Recording.AttemptId));
        return null;
    }

    private void Repeat(Job job)
    {
        var wait = TimeSpan.FromSeconds(_options.RetrySeconds * Math.Pow(2, Math.Min(job.Try - 1, 10)));
        _ = AddLaterAsync(job with { Try = job.Try + 1 }, wait < LongestWait ? wait : LongestWait);
    }

    private async Task AddLaterAsync(Job job, TimeSpan wait)
    {
        try
        {
            await Task.Delay(wait, _time, _ending.Token);
            _jobs.Writer.TryWrite(job);
        }
        catch (OperationCanceledException)
        {
            // The server ends.
        }
    }

    private sealed record Job(AttemptRecording Recording, int Try);
}
