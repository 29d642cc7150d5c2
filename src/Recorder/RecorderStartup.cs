using Microsoft.Extensions.Hosting;

namespace Itog.Recorder;

/// <summary>Recovers the recordings before any other service of the host starts, so that the exam day finds them, and closes the journals before the conference stops.</summary>
internal sealed class RecorderStartup(RecordingService recorder) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => recorder.RecoverAsync(cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => recorder.SuspendAsync();

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
