using Itog.Queue.Access;
using Itog.Recorder;
using Microsoft.Extensions.Hosting;

namespace Itog.Queue.Mailbox;

/// <summary>
/// At the start of the server, before the first page connects: recovers the recordings and opens the day of every auditorium,
/// so that what a crash interrupted goes on by itself.
/// </summary>
internal sealed class DayOpening(RecordingService recordings, DayDirectory days, AuditoriumMailboxes mailboxes) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await recordings.RecoverAsync(cancellationToken);
        foreach (var day in await days.AllAsync(cancellationToken))
        {
            await mailboxes.GetAsync(day);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
