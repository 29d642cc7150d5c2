using Microsoft.Extensions.Hosting;

namespace Itog.Server.Whip.Rooms;

/// <summary>Closes expired test rooms, four times a minute, and all of them when the server ends. One task for all.</summary>
internal sealed class TestRoomSweep(TestRooms rooms, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await rooms.ForgetEarlierAsync();
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await rooms.CloseAllAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await rooms.SweepAsync();
        }
    }
}
