using System.Collections.Concurrent;
using Itog.Conference;

namespace Itog.Server.Whip.Rooms;

/// <summary>The test rooms that are open now. They end with the process: nothing of them is worth keeping. One per process; any thread.</summary>
public sealed class TestRooms(MediaSessions sessions, TimeProvider time)
{
    /// <summary>So many may be open at once.</summary>
    public const int Limit = 1_000;

    private readonly ConcurrentDictionary<RoomId, TestRoom> _rooms = new();

    public int Count => _rooms.Count;

    public IEnumerable<TestRoom> OwnedBy(string owner) => _rooms.Values.Where(r => r.Owner == owner && r.Expires > time.GetUtcNow());

    /// <summary>The room while it is open; null when it never was, was closed or has expired.</summary>
    public TestRoom? Find(RoomId id) => _rooms.TryGetValue(id, out var room) && room.Expires > time.GetUtcNow() ? room : null;

    /// <summary>False: a room of this name is open.</summary>
    public async Task<bool> TryOpenAsync(TestRoom room)
    {
        ArgumentNullException.ThrowIfNull(room);
        if (Find(room.Id) is null && _rooms.ContainsKey(room.Id))
        {
            await CloseAsync(room.Id);
        }

        return _rooms.TryAdd(room.Id, room);
    }

    /// <summary>Ends the connections of a room and forgets it. False: there is none.</summary>
    public async Task<bool> CloseAsync(RoomId id)
    {
        if (!_rooms.TryRemove(id, out _))
        {
            return false;
        }

        await sessions.EndAsync(s => s.Room == id);
        return true;
    }

    /// <summary>Closes what has expired.</summary>
    public async Task SweepAsync()
    {
        foreach (var room in _rooms.Values.Where(r => r.Expires <= time.GetUtcNow()))
        {
            await CloseAsync(room.Id);
        }
    }
}
