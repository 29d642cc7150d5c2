using Itog.WebRtc;

namespace Itog.Conference.Workers.Linux;

/// <summary>
/// The destinations of one <see cref="SendBatch"/>, in the order of their first datagram: a hash table with open addressing that is cleared
/// by counting on. Owned by the batch; worker thread.
/// </summary>
internal sealed class DestinationTable
{
    private readonly Destination[] _destinations;
    private readonly (int Round, int Index)[] _places;
    private int _round = 1;
    private int _count;

    /// <param name="capacity">A power of two.</param>
    public DestinationTable(int capacity)
    {
        _destinations = new Destination[capacity];
        _places = new (int, int)[capacity * 2];
    }

    public Span<Destination> Used => _destinations.AsSpan(0, _count);

    /// <summary>The destination of that address, new ones without datagrams (-1). No more than the capacity may be asked for.</summary>
    public ref Destination Find(in SocketEndpoint endpoint)
    {
        var mask = _places.Length - 1;
        for (var i = endpoint.GetHashCode() & mask; ; i = (i + 1) & mask)
        {
            ref var place = ref _places[i];
            if (place.Round != _round)
            {
                place = (_round, _count);
                ref var added = ref _destinations[_count++];
                added = new Destination { Endpoint = endpoint, First = -1, Last = -1 };
                return ref added;
            }

            ref var found = ref _destinations[place.Index];
            if (found.Endpoint == endpoint)
            {
                return ref found;
            }
        }
    }

    public void Clear()
    {
        _round++;
        _count = 0;
    }

    /// <summary>One destination and its chain of datagrams.</summary>
    public struct Destination
    {
        public SocketEndpoint Endpoint;
        public int First;
        public int Last;
    }
}
