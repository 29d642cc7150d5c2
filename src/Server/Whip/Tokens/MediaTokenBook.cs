using System.Collections.Concurrent;

namespace Itog.Server.Whip.Tokens;

/// <summary>Which tokens were revoked before their time. One per process; any thread.</summary>
public sealed class MediaTokenBook(TimeProvider time)
{
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> _revoked = new();

    public bool IsRevoked(Guid token) => _revoked.ContainsKey(token);

    /// <summary>From now on the token opens nothing. It is remembered until it would have expired.</summary>
    public void Revoke(Guid token, DateTimeOffset expires)
    {
        var now = time.GetUtcNow();
        foreach (var (old, end) in _revoked)
        {
            if (end <= now)
            {
                _revoked.TryRemove(old, out _);
            }
        }

        _revoked[token] = expires;
    }
}
