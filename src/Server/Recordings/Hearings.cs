using System.Collections.Concurrent;

namespace Itog.Server.Recordings;

/// <summary>
/// Tells one hearing from the many range requests of its player: who asked for the same file within half an hour is still listening.
/// One per process; any thread. After a restart of the server a hearing is noted once more.
/// </summary>
internal sealed class Hearings(TimeProvider time)
{
    private const int Many = 4096;

    private static readonly TimeSpan Together = TimeSpan.FromMinutes(30);

    private readonly ConcurrentDictionary<(string Listener, string File), DateTimeOffset> _heard = new();

    /// <summary>True when this request begins a hearing, which has to be noted.</summary>
    public bool Begins(string listener, string file)
    {
        var now = time.GetUtcNow();
        var begins = !_heard.TryGetValue((listener, file), out var last) || now - last >= Together;
        _heard[(listener, file)] = now;
        if (_heard.Count > Many)
        {
            foreach (var old in _heard.Where(h => now - h.Value >= Together))
            {
                _heard.TryRemove(old);
            }
        }

        return begins;
    }
}
