using Itog.Clients;
using Itog.Conference;

namespace Itog.Load;

/// <summary>That the clients of the long runs really speak with a real server.</summary>
public sealed class LoadClientTests
{
    private static readonly RoomId Room = new("load");

    [Fact]
    public async Task Two_clients_hear_and_see_each_other_through_the_server()
    {
        await using var server = await LoadServer.StartAsync();
        var delays = new DelayHistogram();
        using var thread = new LoadThread(() => server.Conference.Now);
        var clients = new List<LoadClient>();
        foreach (var seat in new[] { Seat.Participant, Seat.Interlocutor })
        {
            var permissions = SeatPermissions.For(seat);
            var client = new LoadClient(new($"{seat}"), seat, permissions.Publish, permissions.Receive, delays);
            clients.Add((await thread.EnterAsync(server.Conference, Room, client))!);
        }

        await LoadServer.WaitAsync(() => clients.TrueForAll(c => c.PacketsReceived > 200), TestContext.Current.CancellationToken);

        (await thread.Run(() => clients.Sum(c => c.PacketsMissing))).Should().BeLessThan(10);
        delays.Percentile(0.5).Should().BePositive();
        foreach (var client in clients)
        {
            await thread.LeaveAsync(client);
        }

        await LoadServer.WaitAsync(async () => (await server.Conference.StatisticsAsync(Room)).Members.Count == 0, TestContext.Current.CancellationToken);
    }
}
