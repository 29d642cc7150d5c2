using Itog.WebRtc;

namespace Itog.Conference.Rooms;

/// <summary>
/// Divides what may be sent to a member among its pictures. In the order of importance the КИМ comes first, then each picture in its small layer,
/// then each in its large one. Less is given at once, more only when it has been affordable with something to spare for a while: a picture that keeps changing
/// its sharpness is worse than a small one. Owned by a <see cref="Downlink"/>; worker thread.
/// </summary>
internal sealed class LayerAllocation
{
    /// <summary>What is sent stays as long as it exceeds the target by no more: the estimate dips below what the line takes now and then.</summary>
    private const double KeepFactor = 1.1;

    /// <summary>More is sent only when so much of the target would still be left unused.</summary>
    private const double RaiseFactor = 0.87;

    private static readonly TimeSpan RaiseAfter = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan PauseAfter = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenRaises = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ShortestHold = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestHold = TimeSpan.FromSeconds(60);

    private readonly DownTrack[] _slots;
    private readonly State[] _states;
    private readonly UpLayer?[] _kept;
    private readonly UpLayer?[] _raised;
    private MediaTime _nextRaise;

    /// <param name="slots">The pictures, the most important first.</param>
    public LayerAllocation(DownTrack[] slots)
    {
        _slots = slots;
        _states = new State[slots.Length];
        _kept = new UpLayer?[slots.Length];
        _raised = new UpLayer?[slots.Length];
    }

    /// <summary>The rate of everything that the member wants to see and that is there to be seen.</summary>
    public long WantedBitsPerSecond { get; private set; }

    /// <summary>Chooses the layer of each slot.</summary>
    /// <param name="budget">Bits per second for all pictures; null: no limit is known.</param>
    public void Allocate(MediaTime now, long? budget)
    {
        WantedBitsPerSecond = 0;
        for (var i = 0; i < _slots.Length; i++)
        {
            WantedBitsPerSecond += Largest(now, _slots[i])?.Rate ?? 0;
        }

        if (budget is not { } bits)
        {
            foreach (var slot in _slots)
            {
                slot.Select(Largest(now, slot));
            }

            return;
        }

        Divide(now, (long)(bits * KeepFactor), _kept);
        Divide(now, (long)(bits * RaiseFactor), _raised);
        for (var i = 0; i < _slots.Length; i++)
        {
            Decide(now, i);
        }
    }

    private void Decide(MediaTime now, int index)
    {
        var slot = _slots[index];
        ref var state = ref _states[index];
        if (state.Source != slot.Source || state.Wish != slot.Wish)
        {
            // Somebody new, or another wish: nothing to be steady about yet.
            // A line of which little is known is not tried with a large picture.
            state = new State { Source = slot.Source, Wish = slot.Wish, Hold = ShortestHold };
            slot.Select(_kept[index] is null ? null : Smallest(now, slot));
            return;
        }

        var present = slot.Selected;
        if (present is not null && !present.IsFlowing(now))
        {
            // Its publisher has stopped it, which says nothing of this member's line.
            slot.Select(_kept[index]);
        }
        else if (_kept[index] is null && present is not null)
        {
            Starve(now, slot, ref state, present);
        }
        else if (Rank(_kept[index]) < Rank(present))
        {
            state.StarvedSince = null;
            state.Hold = now - state.RaisedAt < LongestHold / 4 ? TimeSpan.FromTicks(Math.Min(LongestHold.Ticks, state.Hold.Ticks * 2)) : ShortestHold;
            state.HeldUntil = now + state.Hold;
            state.AffordableSince = null;
            slot.Select(_kept[index]);
        }
        else if (Rank(_raised[index]) > Rank(present))
        {
            state.StarvedSince = null;
            state.AffordableSince ??= now;
            if (now - state.AffordableSince.Value >= RaiseAfter && now >= state.HeldUntil && now >= _nextRaise)
            {
                _nextRaise = now + BetweenRaises;
                state.AffordableSince = null;
                state.RaisedAt = now;
                slot.Select(_raised[index]);
            }
        }
        else
        {
            state.StarvedSince = null;
            state.AffordableSince = null;
        }
    }

    // The estimate falls deep for a moment when a line fills up; the small picture goes only when it stays so.
    private static void Starve(MediaTime now, DownTrack slot, ref State state, UpLayer present)
    {
        var small = Smallest(now, slot);
        if (present != small)
        {
            state.HeldUntil = now + state.Hold;
            slot.Select(small);
        }

        state.AffordableSince = null;
        state.StarvedSince ??= now;
        if (now - state.StarvedSince.Value >= PauseAfter)
        {
            state.StarvedSince = null;
            state.HeldUntil = now + ShortestHold;
            slot.Select(null);
        }
    }

    private void Divide(MediaTime now, long left, UpLayer?[] given)
    {
        Array.Clear(given);
        for (var i = 0; i < _slots.Length; i++)
        {
            var small = Smallest(now, _slots[i]);
            if (small is not null && (small.Rate <= left || _slots[i].IsScreen))
            {
                // The КИМ is never taken away: on a slow line its frames come late, but they come.
                given[i] = small;
                left = Math.Max(0, left - small.Rate);
            }
        }

        for (var i = 0; i < _slots.Length; i++)
        {
            if (given[i] is { } small && Largest(now, _slots[i]) is { } large && large.Rate - small.Rate <= left)
            {
                given[i] = large;
                left -= Math.Max(0, large.Rate - small.Rate);
            }
        }
    }

    private static UpLayer? Largest(MediaTime now, DownTrack slot) => slot.Wish switch
    {
        SlotWish.High => slot.Source?.BestFlowing(now),
        SlotWish.Low => Smallest(now, slot),
        _ => null,
    };

    private static UpLayer? Smallest(MediaTime now, DownTrack slot) => slot.Wish == SlotWish.Off ? null : slot.Source?.SmallestFlowing(now);

    private static int Rank(UpLayer? layer) => layer is null ? -1 : layer.Track.Ranked.IndexOf(layer);

    private struct State
    {
        public UpTrack? Source;
        public SlotWish Wish;

        /// <summary>Since when more could be sent; null: it cannot now.</summary>
        public MediaTime? AffordableSince;

        /// <summary>Since when not even the small picture has had room; null: it has.</summary>
        public MediaTime? StarvedSince;
        public MediaTime RaisedAt;
        public MediaTime HeldUntil;

        /// <summary>How long less stays less; doubles when a raise proved too much.</summary>
        public TimeSpan Hold;
    }
}
