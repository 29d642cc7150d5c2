namespace Itog.WebRtc.Rtp.Streams;

/// <summary>
/// Names the one who speaks in a room: the loudest of those who speak, with inertia so that a cough does not switch it.
/// Owned by a room, called on its media worker.
/// </summary>
public sealed class ActiveSpeaker<TKey>
    where TKey : struct, IEquatable<TKey>
{
    private static readonly TimeSpan _challenge = TimeSpan.FromMilliseconds(500);

    private TKey? _challenger;
    private MediaTime _challengedAt;

    /// <summary>Who speaks, or spoke last; null when nobody has yet.</summary>
    public TKey? Current { get; private set; }

    /// <summary>
    /// Call a few times a second with the loudest speaker at the moment (null when nobody speaks) and whether the present
    /// one still speaks; true when <see cref="Current"/> changed.
    /// </summary>
    public bool Update(TKey? loudest, bool currentSpeaks, MediaTime now)
    {
        if (loudest is not { } key || (Current is { } current && current.Equals(key)))
        {
            _challenger = null;
            return false;
        }

        if (_challenger is not { } challenger || !challenger.Equals(key))
        {
            _challenger = key;
            _challengedAt = now;
        }

        if (Current is not null && currentSpeaks && now - _challengedAt < _challenge)
        {
            return false;
        }

        Current = key;
        _challenger = null;
        return true;
    }
}
