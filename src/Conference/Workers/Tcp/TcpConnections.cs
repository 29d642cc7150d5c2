using System.Diagnostics.CodeAnalysis;
using Itog.WebRtc;

namespace Itog.Conference.Workers.Tcp;

/// <summary>The connections of one <see cref="TcpEndpoint"/> by remote, by token and by network, with the limits on their number. Worker thread.</summary>
internal sealed class TcpConnections(TcpLimits limits)
{
    private readonly Dictionary<SocketEndpoint, TcpConnection> _byRemote = [];
    private readonly List<TcpConnection?> _byToken = [];
    private readonly Stack<int> _freeTokens = [];
    private readonly Dictionary<SocketEndpoint, int> _ofNetwork = [];
    private int _strangers;

    public int Count => _byRemote.Count;

    public bool TryFind(in SocketEndpoint remote, [NotNullWhen(true)] out TcpConnection? connection) => _byRemote.TryGetValue(remote, out connection);

    public bool TryFind(int token, [NotNullWhen(true)] out TcpConnection? connection)
    {
        connection = token < _byToken.Count ? _byToken[token] : null;
        return connection is not null;
    }

    /// <summary>A copy: whoever walks through it may remove.</summary>
    public IReadOnlyList<TcpConnection> All() => [.. _byRemote.Values];

    /// <summary>Whether one more from there is too many.</summary>
    public bool IsFullFor(in SocketEndpoint remote) =>
        Count >= limits.Connections || _byRemote.ContainsKey(remote) || _ofNetwork.GetValueOrDefault(remote.Network) >= limits.ConnectionsOfNetwork;

    /// <summary>Who has to go before one more stranger may come, if anybody.</summary>
    public TcpConnection? OldestOfTooManyStrangers() =>
        _strangers < limits.Strangers ? null : _byRemote.Values.Where(c => !c.IsProven).MinBy(c => c.AcceptedAt.Nanoseconds);

    /// <summary>Takes a stranger in.</summary>
    public TcpConnection Add(Func<int, TcpConnection> make)
    {
        if (!_freeTokens.TryPop(out var token))
        {
            token = _byToken.Count;
            _byToken.Add(null);
        }

        var connection = make(token);
        _byToken[token] = connection;
        _byRemote.Add(connection.Remote, connection);
        _ofNetwork[connection.Remote.Network] = _ofNetwork.GetValueOrDefault(connection.Remote.Network) + 1;
        _strangers++;
        return connection;
    }

    /// <summary>A valid check has come on it.</summary>
    public void Prove(TcpConnection connection)
    {
        if (!connection.IsProven)
        {
            connection.IsProven = true;
            _strangers--;
        }
    }

    public void Remove(TcpConnection connection)
    {
        _byRemote.Remove(connection.Remote);
        _byToken[connection.Token] = null;
        _freeTokens.Push(connection.Token);
        _strangers -= connection.IsProven ? 0 : 1;
        var network = connection.Remote.Network;
        var left = _ofNetwork[network] - 1;
        if (left == 0)
        {
            _ofNetwork.Remove(network);
        }
        else
        {
            _ofNetwork[network] = left;
        }
    }
}
