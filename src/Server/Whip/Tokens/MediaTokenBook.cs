using System.Collections.Concurrent;

namespace Itog.Server.Whip.Tokens;

/// <summary>
/// Every token that counts: what is not in here was revoked, or went with its test room. Tokens for auditoriums come back after a restart,
/// see <see cref="MediaTokenJournal"/>. One per process; any thread.
/// </summary>
public sealed class MediaTokenBook(TimeProvider time)
{
    private readonly ConcurrentDictionary<Guid, MediaTokenEntry> _entries = new();

    /// <summary>The tokens that have not expired.</summary>
    public IEnumerable<MediaTokenEntry> All => _entries.Values.Where(e => e.Ticket.Expires > time.GetUtcNow());

    public MediaTokenEntry? Find(Guid token) => _entries.GetValueOrDefault(token);

    public void Add(MediaTokenEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        _entries[entry.Ticket.Id] = entry;
    }

    /// <summary>From now on the token opens nothing. False: it did not before.</summary>
    public bool Remove(Guid token) => _entries.TryRemove(token, out _);

    /// <summary>Forgets what has expired and what <paramref name="gone"/> names.</summary>
    public void Sweep(Func<MediaTicket, bool>? gone = null)
    {
        var now = time.GetUtcNow();
        foreach (var ticket in _entries.Values.Select(e => e.Ticket).Where(t => t.Expires <= now || gone?.Invoke(t) == true))
        {
            _entries.TryRemove(ticket.Id, out _);
        }
    }
}
