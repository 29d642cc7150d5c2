namespace Itog.Conference.Workers;

/// <summary>
/// Which worker has which room. A room is placed on the least loaded worker when somebody first asks for it, and stays there until it is empty
/// and nobody is about to enter. Owned by <see cref="ConferenceService"/>; any thread, and never on the way of a packet.
/// </summary>
/// <param name="workers">The share of its core that each worker is busy, 0 to 1.</param>
internal sealed class RoomPlaces(IReadOnlyList<Func<double>> workers)
{
    /// <summary>What a room counts at least, from the moment it is placed: a core takes about a hundred.</summary>
    private const double TypicalLoad = 0.01;

    private readonly Lock _gate = new();
    private readonly Dictionary<RoomId, Place> _places = [];
    private readonly int[] _rooms = new int[workers.Count];

    /// <summary>The worker of a room, which keeps it at least until <see cref="Release"/>.</summary>
    public int Hold(RoomId room)
    {
        lock (_gate)
        {
            if (!_places.TryGetValue(room, out var place))
            {
                place = _places[room] = new Place(LeastLoaded());
                _rooms[place.Worker]++;
            }

            place.Holds++;
            return place.Worker;
        }
    }

    public void Release(RoomId room)
    {
        lock (_gate)
        {
            if (_places.TryGetValue(room, out var place))
            {
                place.Holds--;
                ForgetIfFree(room, place);
            }
        }
    }

    /// <summary>The worker of a room that is placed.</summary>
    public bool TryFind(RoomId room, out int worker)
    {
        lock (_gate)
        {
            worker = _places.TryGetValue(room, out var place) ? place.Worker : 0;
            return place is not null;
        }
    }

    /// <summary>Worker threads, while the room is held: somebody is in it.</summary>
    public void Occupied(RoomId room)
    {
        lock (_gate)
        {
            if (_places.TryGetValue(room, out var place))
            {
                place.IsOccupied = true;
            }
        }
    }

    /// <summary>Worker threads: the room is empty.</summary>
    public void Vacated(RoomId room)
    {
        lock (_gate)
        {
            if (_places.TryGetValue(room, out var place))
            {
                place.IsOccupied = false;
                ForgetIfFree(room, place);
            }
        }
    }

    private void ForgetIfFree(RoomId room, Place place)
    {
        if (place is { Holds: 0, IsOccupied: false })
        {
            _places.Remove(room);
            _rooms[place.Worker]--;
        }
    }

    private int LeastLoaded()
    {
        var least = 0;
        for (var i = 1; i < workers.Count; i++)
        {
            if (LoadOf(i) < LoadOf(least))
            {
                least = i;
            }
        }

        return least;
    }

    // What is measured lags behind a morning when all rooms open at once.
    private double LoadOf(int worker) => Math.Max(workers[worker](), _rooms[worker] * TypicalLoad);

    private sealed class Place(int worker)
    {
        public int Worker => worker;
        public int Holds { get; set; }
        public bool IsOccupied { get; set; }
    }
}
