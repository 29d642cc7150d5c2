using Microsoft.Extensions.Hosting;

namespace Itog.Server.Whip.Rooms;

/// <summary>Closes expired test rooms, four times a minute. One task for all.</summary>
internal sealed class TestRoomSweep(TestRooms rooms, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await rooms.SweepAsync();
        }
    }
}
