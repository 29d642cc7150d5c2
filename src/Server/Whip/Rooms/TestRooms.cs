using System.Collections.Concurrent;
using Itog.Conference;
using Itog.Recorder;
using Itog.Server.Whip.Tokens;

namespace Itog.Server.Whip.Rooms;

/// <summary>
/// The test rooms that are open now. They end with the process, and their recordings with them: nothing of them is worth keeping.
/// One per process; any thread.
/// </summary>
public sealed class TestRooms(MediaSessions sessions, MediaTokenBook book, RecordingService recordings, TimeProvider time)
{
    /// <summary>So many may be open at once.</summary>
    public const int Limit = 1_000;

    /// <summary>Stands in the names of recordings where an auditorium's number and a school's code stand.</summary>
    private const string Code = "test";

    private readonly ConcurrentDictionary<RoomId, TestRoom> _rooms = new();

    public int Count => _rooms.Count;

    public IEnumerable<TestRoom> OwnedBy(string owner) => _rooms.Values.Where(r => r.Owner == owner && r.Expires > time.GetUtcNow());

    /// <summary>The room while it is open; null when it never was, was closed or has expired.</summary>
    public TestRoom? Find(RoomId id) => _rooms.TryGetValue(id, out var room) && room.Expires > time.GetUtcNow() ? room : null;

    /// <summary>Opens a room and, when it has one, begins its recording. False: a room of this name is open.</summary>
    public async Task<bool> TryOpenAsync(TestRoom room)
    {
        ArgumentNullException.ThrowIfNull(room);
        if (Find(room.Id) is null && _rooms.ContainsKey(room.Id))
        {
            await CloseAsync(room.Id);
        }

        if (!_rooms.TryAdd(room.Id, room))
        {
            return false;
        }

        if (room.Recording is { } recording)
        {
            var date = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
            await recordings.StartAsync(new RecordingRequest(recording, room.Id, date, Code, Code, room.Id.Value, RecordingRequest.Trial));
        }

        return true;
    }

    /// <summary>Ends the connections and tokens of a room, deletes its recording and forgets it. False: there is none.</summary>
    public async Task<bool> CloseAsync(RoomId id)
    {
        if (!_rooms.TryRemove(id, out var room))
        {
            return false;
        }

        book.Sweep(gone: t => t.Room == id);
        await sessions.EndAsync(s => s.Room == id);
        if (room.Recording is { } recording)
        {
            await recordings.DiscardAsync(recording);
        }

        return true;
    }

    /// <summary>Closes what has expired.</summary>
    public Task SweepAsync() => CloseAsync(r => r.Expires <= time.GetUtcNow());

    /// <summary>The server ends.</summary>
    public Task CloseAllAsync() => CloseAsync(_ => true);

    /// <summary>At the start: deletes the recordings that an earlier run of the server could not.</summary>
    public async Task ForgetEarlierAsync()
    {
        await recordings.RecoverAsync();
        foreach (var left in recordings.All.Where(r => r.Request.AttemptNumber == RecordingRequest.Trial))
        {
            await recordings.DiscardAsync(left.AttemptId);
        }
    }

    private async Task CloseAsync(Func<TestRoom, bool> which)
    {
        foreach (var room in _rooms.Values.Where(which))
        {
            await CloseAsync(room.Id);
        }
    }
}
