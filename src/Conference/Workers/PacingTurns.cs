using Itog.Conference.Rooms;
using Itog.WebRtc;

namespace Itog.Conference.Workers;

/// <summary>
/// The members for whom packets wait, and when to look at them again: only while there are any does the worker wake up more often than for its timers.
/// One per worker; worker thread.
/// </summary>
internal sealed class PacingTurns
{
    /// <summary>The grain of pacing: what becomes due within it leaves together.</summary>
    public static readonly TimeSpan Grain = TimeSpan.FromMilliseconds(5);

    private readonly List<Downlink> _waiting = [];

    /// <summary>When <see cref="HandleTimeout"/> has something to do; never while nobody waits.</summary>
    public MediaTime NextTurn { get; private set; } = MediaTime.Never;

    public void Add(MediaTime now, Downlink downlink)
    {
        if (!_waiting.Contains(downlink))
        {
            _waiting.Add(downlink);
        }

        if (NextTurn == MediaTime.Never)
        {
            NextTurn = now + Grain;
        }
    }

    public void Remove(Downlink? downlink)
    {
        if (downlink is not null && _waiting.Remove(downlink) && _waiting.Count == 0)
        {
            NextTurn = MediaTime.Never;
        }
    }

    public void HandleTimeout(MediaTime now)
    {
        if (now < NextTurn)
        {
            return;
        }

        // Backwards: who has nothing left goes out of the list; who asks for a turn meanwhile is in it already.
        for (var i = _waiting.Count - 1; i >= 0; i--)
        {
            _waiting[i].TakeTurn(now);
            if (!_waiting[i].NeedsTurns)
            {
                _waiting.RemoveAt(i);
            }
        }

        NextTurn = _waiting.Count > 0 ? now + Grain : MediaTime.Never;
    }
}
