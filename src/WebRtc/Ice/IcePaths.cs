namespace Itog.WebRtc.Ice;

/// <summary>The remote addresses, each by one of our own, that authentic checks have come from. Few and bounded. Owned by an <see cref="IceAgent"/>, one thread.</summary>
internal sealed class IcePaths
{
    /// <summary>A handful of interfaces of the browser times a handful of ours; the pair longest without a check gives way.</summary>
    public const int Capacity = 32;

    private readonly (SocketEndpoint Endpoint, MediaTime LastCheck)[] _paths = new (SocketEndpoint, MediaTime)[Capacity];
    private int _count;

    public bool Contains(in SocketEndpoint endpoint) => IndexOf(endpoint) >= 0;

    /// <summary>Notes a check; true when the address is new. <paramref name="evicted"/> is the one it pushed out, if any.</summary>
    /// <param name="kept">An address that must not be pushed out.</param>
    public bool Touch(MediaTime now, in SocketEndpoint endpoint, in SocketEndpoint kept, out SocketEndpoint evicted)
    {
        evicted = default;
        var index = IndexOf(endpoint);
        if (index >= 0)
        {
            _paths[index].LastCheck = now;
            return false;
        }

        if (_count == Capacity)
        {
            index = OldestExcept(kept);
            evicted = _paths[index].Endpoint;
        }
        else
        {
            index = _count++;
        }

        _paths[index] = (endpoint, now);
        return true;
    }

    /// <summary>Takes out one address whose last check is older than <paramref name="limit"/>.</summary>
    public bool TryExpire(MediaTime limit, in SocketEndpoint kept, out SocketEndpoint expired)
    {
        for (var i = 0; i < _count; i++)
        {
            if (_paths[i].LastCheck < limit && _paths[i].Endpoint != kept)
            {
                expired = _paths[i].Endpoint;
                _paths[i] = _paths[--_count];
                return true;
            }
        }

        expired = default;
        return false;
    }

    private int IndexOf(in SocketEndpoint endpoint)
    {
        for (var i = 0; i < _count; i++)
        {
            if (_paths[i].Endpoint == endpoint)
            {
                return i;
            }
        }

        return -1;
    }

    private int OldestExcept(in SocketEndpoint kept)
    {
        var oldest = -1;
        for (var i = 0; i < _count; i++)
        {
            if (_paths[i].Endpoint != kept && (oldest < 0 || _paths[i].LastCheck < _paths[oldest].LastCheck))
            {
                oldest = i;
            }
        }

        return oldest;
    }
}
